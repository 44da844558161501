"""Why an item is recommended and how far to trust it: the parts of its score, who stands behind it, cautions."""
