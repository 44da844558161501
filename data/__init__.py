"""The shipped data sets, one folder each, and the scripts that prepare them from the published files."""
