"""Answers of the recommender that are objects, not lists."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class VersionedAnswer:
    """An answer with the version of its data. All other fields of the schema are attributes of the answer."""

    answer: Any
    data_version: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.answer, name)
