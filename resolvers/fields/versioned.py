"""Answers of the recommender that are objects and not lists."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class VersionedAnswer:
    """An answer with the version of the data that it was made from; all that the schema declares of it besides is an
    attribute of the answer."""

    answer: Any
    data_version: int

    def __getattr__(self, name: str) -> Any:
        return getattr(self.answer, name)
