"""Facts about the territories near this one: how many of them run the practice, and the nearest that does."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from messages import Message
from recommend.explain.distances import distance_in_words
from recommend.explain.facts.subject import Named, Subject

#: The link between the territory and the adopter that a sentence names.
Link = Literal["NEAREST", "MOST_SIMILAR", "NEAREST_OF_ALL", "BORDERING"]


@dataclass(frozen=True, slots=True)
class Share:
    """The territories of a set that run the practice.

    kind: of the set, as in the messages `set.KIND`. having: those that run it. count: all of the set.
    """

    kind: str
    having: int
    count: int


@dataclass(frozen=True, slots=True)
class NamedAdopter:
    """An adopter that a sentence names. year: of its start. distance_km, year: None if unknown or not stated."""

    link: Link
    territory: Named
    distance_km: float | None = None
    year: int | None = None

    def among(self, having: int) -> Message | str:
        """Return the adopter as one of a set in words, empty if it is not. having: the adopters in the set."""
        name = self.territory.words
        if self.link == "MOST_SIMILAR":
            return Message("facts.the-one" if having == 1 else "facts.most-similar", {"name": name})
        if self.link == "NEAREST":
            details = {"name": name, "distance": self._distance}
            return Message("facts.the-one-near" if having == 1 else "facts.nearest", details)
        return ""

    @property
    def beyond(self) -> Message | str:
        """The adopter as one of all in words, empty if it is named as one of a set."""
        name = self.territory.words
        if self.link == "BORDERING":
            return Message("facts.bordering", {"name": name})
        if self.link == "NEAREST_OF_ALL":
            since = Message("facts.since", {"year": self.year}) if self.year is not None else ""
            return Message("facts.nearest-of-all", {"name": name, "distance": self._distance, "since": since})
        return ""

    @property
    def _distance(self) -> Message:
        return distance_in_words(self.distance_km or 0.0)


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of the practice in sets of territories near this one.

    Attributes
    ----------
    shares : tuple of Share
        At least one.
    others : Share
        All other territories of the level and country that have taken the practice up or can adopt it.
    adopter : NamedAdopter or None
    weighted : float or None
        The share of the adopters in the weights of the set, 0 to 1; None if the set has no weights.
    """

    shares: tuple[Share, ...]
    others: Share
    adopter: NamedAdopter | None
    weighted: float | None = None

    def message(self, is_for: bool) -> Message:
        """Return the shares in words."""
        sets = tuple(Message(f"set.{share.kind}", {"count": share.count}) for share in self.shares)
        return shares_in_words(self.shares, sets, self.others, is_for, self.adopter, self.weighted)


def shares_in_words(
    shares: tuple[Share, ...],
    sets: tuple[Message, ...],
    others: Share,
    is_for: bool,
    adopter: NamedAdopter | None = None,
    weighted: float | None = None,
) -> Message:
    """Return shares in words. sets: those of the shares in words.

    They are compared with the share of all others; if the first set is all others, its weighted share is compared. The
    value also depends on the weights and ages of the adoptions. The sentence says so if the comparison implies another
    sign.
    """
    having, count = sum(share.having for share in shares), sum(share.count for share in shares)
    difference: float = having * others.count - others.having * count
    of_all: Message | str = ""
    if shares[0].count < others.count:
        of_all = Message("facts.of-all", {"having": others.having, "count": others.count})
    elif weighted is not None:
        plain = having / count
        difference = weighted - plain
        of_all = Message("facts.weighted", {"weighted": 100 * weighted, "plain": 100 * plain})
    agrees = difference > 0 if is_for else difference < 0
    return Message(
        "facts.shares",
        {
            "shares": tuple(
                share_in_words(share, of, position)
                for position, (share, of) in enumerate(zip(shares, sets, strict=True))
            ),
            "of_all": of_all,
            "among": adopter.among(having) if adopter else "",
            "beyond": adopter.beyond if adopter else "",
            "note": "" if agrees else Message("facts.weights-note"),
        },
    )


def share_in_words(share: Share, of: Message, position: int = 0) -> Message:
    """Return a share in words. of: the set in words. position: of the share in its sentence, from 0."""
    details = {"having": share.having, "of": of}
    is_none = share.having == 0 and share.count > 1
    if position:
        return Message("facts.also-none" if is_none else "facts.also", details)
    return Message("facts.share-none" if is_none else "facts.share", details)


def neighbours(subject: Subject, column: int, is_for: bool) -> Shares | None:
    """Return the share among the most similar territories, and the nearest of them with the practice.

    If no distance is known, the most similar one is named.
    """
    rows = _members(subject, "neighbours", column)
    if rows is None:
        return None
    found, adopters = _share(subject, "neighbours", rows, column)
    near, weights = subject.features.neighbours.nearest(subject.row)
    total = weights[np.isin(near, rows)].sum()
    weighted = float(weights[np.isin(near, adopters)].sum() / total) if total else None
    adopter = _nearest(subject, adopters) or _most_similar(subject, adopters)
    return _shares(subject, column, (found,), adopter, weighted)


def geography(subject: Subject, column: int, is_for: bool) -> Shares | None:
    """Return the share among the nearest and the bordering territories, and the nearest of all adopters.

    If no distance is known, a bordering adopter is named.
    """
    rows = _members(subject, "geography", column)
    if rows is None:
        return None
    found, _ = _share(subject, "geography", rows, column)
    adopters, pairs = subject.snapshot.adopters_of(column)
    adopter = _nearest_of_all(subject, adopters, pairs) or _bordering(subject, adopters)
    return _shares(subject, column, (found,), adopter)


def region(subject: Subject, column: int, is_for: bool) -> Shares | None:
    """Return the share among the other territories of the region, and that of the division."""
    level = subject.features.relations.territories[subject.row].level
    names = {"region": "macroregion" if level == "Region" else "region", "division": "division"}
    members = {name: rows for kind, name in names.items() if (rows := _members(subject, kind, column)) is not None}
    found = tuple(_share(subject, name, rows, column)[0] for name, rows in members.items())
    return _shares(subject, column, found, None) if found else None


def indicators(subject: Subject, column: int, is_for: bool) -> Shares | None:
    """Return the share among the territories with the most similar population and other indicators."""
    rows = _members(subject, "indicators", column)
    return None if rows is None else _shares(subject, column, (_share(subject, "indicators", rows, column)[0],), None)


def _shares(
    subject: Subject,
    column: int,
    shares: tuple[Share, ...],
    adopter: NamedAdopter | None,
    weighted: float | None = None,
) -> Shares:
    return Shares(shares, all_others(subject, column), adopter, weighted)


def all_others(subject: Subject, column: int) -> Share:
    """Return the share of a practice among all others of the level and country that have it or can adopt it."""
    snapshot = subject.snapshot
    exposed = snapshot.exposed_to(column)
    return Share("others", len(snapshot.adopters_of(column)[0]), int(exposed.sum() - exposed[subject.row]))


def _members(subject: Subject, kind: str, column: int) -> np.ndarray | None:
    """Return the members of a kind of proximity that have taken a practice up or can adopt it; None without members.

    If none of them has or can, all members are returned: the score counts them as territories without the practice.
    """
    rows = subject.members(kind)
    if rows is None:
        return None
    exposed: np.ndarray = rows[subject.snapshot.exposed_to(column)[rows]]
    return exposed if len(exposed) else rows


def _share(subject: Subject, kind: str, rows: np.ndarray, column: int) -> tuple[Share, np.ndarray]:
    """Return the share of a set of territories, and the rows of those that run the practice."""
    adopters = np.intersect1d(rows, subject.snapshot.adopters_of(column)[0], assume_unique=True)
    return Share(kind, len(adopters), len(rows)), adopters


def _nearest(subject: Subject, rows: np.ndarray) -> NamedAdopter | None:
    """Return the nearest of these territories; None if no distance is known."""
    found = _position_of_nearest(subject, rows)
    if found is None:
        return None
    position, distance = found
    return NamedAdopter("NEAREST", subject.territory(int(rows[position])), distance)


def _most_similar(subject: Subject, rows: np.ndarray) -> NamedAdopter | None:
    """Return the most similar of these territories, ties by id; None without any."""
    if len(rows) == 0:
        return None
    similar, cosines = subject.features.neighbours.similarities(subject.row)
    position = int(np.lexsort((rows, -cosines[np.searchsorted(similar, rows)]))[0])
    return NamedAdopter("MOST_SIMILAR", subject.territory(int(rows[position])))


def _nearest_of_all(subject: Subject, rows: np.ndarray, pairs: np.ndarray) -> NamedAdopter | None:
    found = _position_of_nearest(subject, rows)
    if found is None:
        return None
    position, distance = found
    started = subject.snapshot.running_on(int(pairs[position]))
    territory = subject.territory(int(rows[position]))
    return NamedAdopter("NEAREST_OF_ALL", territory, distance, int(started[:4]) if started else None)


def _position_of_nearest(subject: Subject, rows: np.ndarray) -> tuple[int, float] | None:
    """Return the position of the nearest of these territories and its distance; None if no distance is known.

    Ties are broken by id.
    """
    distances = subject.distances.to(rows)
    if not np.isfinite(distances).any():
        return None
    position = int(np.lexsort((rows, distances))[0])
    return position, float(distances[position])


def _bordering(subject: Subject, rows: np.ndarray) -> NamedAdopter | None:
    bordering = [row for row in sorted(rows.tolist()) if subject.distances.borders(row)]
    return NamedAdopter("BORDERING", subject.territory(bordering[0])) if bordering else None
