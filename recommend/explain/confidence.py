"""The confidence of an answer, and the reason for it."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from messages import Message, Words, named
from recommend.dates import PartialDate
from recommend.model.parameters import Parameters
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Territory


class Confidence(enum.StrEnum):
    """HIGH: enough dated history. LOW: an answer with reservations. NOT_ENOUGH_DATA: no answer."""

    HIGH = "HIGH"
    LOW = "LOW"
    NOT_ENOUGH_DATA = "NOT_ENOUGH_DATA"

    @property
    def rank(self) -> int:
        """0 for the least confidence, 2 for the most."""
        return ("NOT_ENOUGH_DATA", "LOW", "HIGH").index(self.value)


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason for a confidence.

    Attributes
    ----------
    code : str
        Identifies the message, `reason.CODE`.
    numbers : mapping
        The numbers in the texts, by name.
    text_ru, text_en : str
        The message in each language.
    """

    code: str
    text_ru: str
    text_en: str
    numbers: Mapping[str, int] = field(hash=False)


class ReasonMixin:
    """The texts of an answer's reason, named as in the schema."""

    __slots__ = ()

    reason: Reason

    @property
    def reason_ru(self) -> str:
        """The reason for the confidence, in Russian."""
        return self.reason.text_ru

    @property
    def reason_en(self) -> str:
        """The reason for the confidence, in English."""
        return self.reason.text_en


def reason(
    code: str,
    territory: Territory,
    as_of: str | None,
    latest: str = "",
    remark: Message | str = "",
    **numbers: int,
) -> Reason:
    """Return the reason with this code and these numbers. remark: a sentence that ends it."""
    message = Message(
        f"reason.{code}",
        {
            "as_of": Message("reason.as-of", {"date": as_of}) if as_of else "",
            "level": named("level", territory.level),
            "country": named("country", territory.country),
            "latest": latest,
            "remark": remark,
            **numbers,
            "territories": named("territories", territory.level, count=numbers.get("territories", 0)),
        },
    )
    return Reason(code, message.text("ru"), message.text("en"), numbers)


def sample_reason(model: ScoringModel, territory: Territory, row: int, unmet: Sequence[Words]) -> Reason:
    """Return the reason for the low confidence of an answer from a sample, with the numbers that it has.

    unmet: the names of the projects of the territory, if no practice resembles any.
    """
    as_of = model.known.as_of.text if model.known.as_of else None
    known, running = len(model.known.time), len(model.features.snapshot.time)
    own = len(model.known.practices_of(row))
    quoted = tuple(Message("reason.project", {"name": name}) for name in unmet)
    remark: Message | str = Message("reason.unmet", {"projects": quoted}) if unmet else ""
    return reason("SAMPLE", territory, as_of, remark=remark, own=own, adoptions=known, adapted=known - running)


def assess(
    places: Sequence[tuple[Snapshot, int]],
    territory: Territory,
    parameters: Parameters,
    runs_others: bool = False,
) -> tuple[Confidence, Reason]:
    """Return the confidence of an answer with candidates: LOW for the first reservation that applies, else HIGH.

    places: the snapshots of the complete lists that the territory can be in, with its row in each; their adoptions are
    counted together. runs_others: whether the territory runs a practice of a sample.
    """
    dates = [snapshot.as_of for snapshot, _ in places if snapshot.as_of]
    as_of = max(dates, key=lambda date: (date.last_day, date.text), default=None)
    as_of_text = as_of.text if as_of else None
    times = np.concatenate([snapshot.time[snapshot.pairs_of(row)] for snapshot, row in places])
    own, own_undated = len(times), int(np.isnan(times).sum())
    adoptions = sum(len(snapshot.time) for snapshot, _ in places)
    undated = sum(snapshot.undated for snapshot, _ in places)

    def low(code: str, latest: str = "", **numbers: int) -> tuple[Confidence, Reason]:
        return Confidence.LOW, reason(code, territory, as_of_text, latest, "", **numbers)

    if own == 0:
        return low("NO_COMPARABLE_ADOPTIONS" if runs_others else "NO_OWN_ADOPTIONS", adoptions=adoptions)
    if own < parameters.own_adoptions_for_high:
        return low("FEW_OWN_ADOPTIONS", own=own, needed=parameters.own_adoptions_for_high)
    if undated * 2 > adoptions:
        return low("UNDATED_EVIDENCE", undated=undated, adoptions=adoptions)
    if own_undated * 2 > own:
        return low("UNDATED_OWN_ADOPTIONS", undated=own_undated, own=own)
    # At least half of the own adoptions are dated here, so there is a latest one, and an `as_of`.
    latest = max((date for each in places for date in _own_dates(*each)), key=lambda date: date.middle)
    if as_of and as_of.end - latest.end > parameters.years_until_old:
        return low("OLD_EVIDENCE", latest.text, years=parameters.years_until_old)
    return Confidence.HIGH, reason("ENOUGH_HISTORY", territory, as_of_text, own=own, adoptions=adoptions)


def _own_dates(snapshot: Snapshot, row: int) -> Iterator[PartialDate]:
    """Yield the dates of the adoptions of a territory."""
    for code in snapshot.codes[snapshot.pairs_of(row)]:
        if (date := snapshot.records.dates[code]) is not None:
            yield date
