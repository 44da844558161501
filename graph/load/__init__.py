"""The loader: folders of CSV or JSON Lines files into the graph. docs/loading.md describes the format.

The public names are imported on first use. The imports take a second, and Ctrl-C during that second would print a
traceback unless the first lines of the command have run before.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.load.errors import LoadError, LoadErrors
    from graph.load.loading import load_folder
    from graph.load.report import LoadReport, Progress

_MODULES = {
    "LoadError": "errors",
    "LoadErrors": "errors",
    "LoadReport": "report",
    "Progress": "report",
    "load_folder": "loading",
}

__all__ = ["LoadError", "LoadErrors", "LoadReport", "Progress", "load_folder"]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"graph.load.{_MODULES[name]}"), name)
