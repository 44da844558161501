"""The origin of an export: its date, the version of the data, and the licences of the data sets."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from export.columns import Column

#: The operation that reads the data sets.
DATASETS = "{ datasets(first: 100) { nodes { id title publisher licence attribution url } } }"
_SHOWN = ("title", "publisher", "licence", "attribution", "url")
#: The XML Schema datatypes of the columns (CSV on the Web, "Datatypes").
_DATATYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class About:
    """The origin of an export.

    exported_on: a date in UTC. datasets: the data sets of the graph, each with its id, title, publisher, licence,
    attribution and url.
    """

    exported_on: str
    data_version: int
    query: str
    variables: Mapping[str, Any]
    datasets: Sequence[Mapping[str, Any]]

    def entries(self) -> list[tuple[str, str]]:
        """Return the origin as names and values."""
        return [
            ("exportedOn", self.exported_on),
            ("dataVersion", str(self.data_version)),
            ("query", self.query),
            ("variables", json.dumps(dict(self.variables), ensure_ascii=False)),
            *(
                (
                    "dataset",
                    "; ".join(str(each[key]) for key in _SHOWN if each[key]),
                )
                for each in self.datasets
            ),
        ]

    def csvw(self, columns: Sequence[Column], url: str, delimiter: str) -> dict[str, Any]:
        """Return the description of a CSV file as in "Metadata Vocabulary for Tabular Data" of the W3C."""
        return {
            "@context": "http://www.w3.org/ns/csvw",
            "url": url,
            "dc:created": self.exported_on,
            "dc:hasVersion": str(self.data_version),
            "dc:source": self.query,
            "dc:license": sorted({each["licence"] for each in self.datasets if each["licence"]}),
            "dc:references": list(self.datasets),
            "dialect": {"encoding": "utf-8", "delimiter": delimiter, "header": True},
            "tableSchema": {
                "columns": [
                    {
                        "name": column.name.replace(".", "_"),
                        "titles": column.title,
                        "datatype": "json" if column.is_json else _DATATYPES[column.kind],
                        **({"separator": "; "} if column.many else {}),
                    }
                    for column in columns
                ]
            },
        }
