"""The formats of an export."""

from export.formats.csv import CSV_EN, CSV_RU
from export.formats.format import Format
from export.formats.jsonl import JSON_LINES
from export.formats.parquet import PARQUET
from export.formats.xlsx import XLSX

#: The formats of tables by the name in `format`, and by the language for those that depend on it.
FORMATS: dict[str, Format] = {"csv": CSV_EN, "jsonl": JSON_LINES, "parquet": PARQUET, "xlsx": XLSX}
RUSSIAN_FORMATS: dict[str, Format] = {**FORMATS, "csv": CSV_RU}
