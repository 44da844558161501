"""Exports: the rows of a query as a file, read page by page."""
