"""The loader: folders of CSV or JSON Lines files into the graph. docs/loading.md describes the format."""

from graph.load.errors import LoadError, LoadErrors
from graph.load.loading import load_folder
from graph.load.report import LoadReport, Progress

__all__ = ["LoadError", "LoadErrors", "LoadReport", "Progress", "load_folder"]
