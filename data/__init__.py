"""The shipped data sets, one folder each, and the scripts that generate them from the published files."""
