"""Tables from files: plain CSV files, or data set folders in the loader's format."""

from recommend.reading.folders import read_folder, read_folders
from recommend.reading.plain import PLAIN_COUNTRY, PLAIN_LEVEL, read_plain

__all__ = ["PLAIN_COUNTRY", "PLAIN_LEVEL", "read_folder", "read_folders", "read_plain"]
