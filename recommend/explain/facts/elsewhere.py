"""Facts about a practice that only territories of other levels and countries run."""

from dataclasses import dataclass

from meaning import WordMatch
from messages import Message, Words, named
from recommend.explain.facts.subject import Named, Standing

_LINKS = {"project": "facts.like-project", "practice": "facts.like-practice"}
#: The maximum number of matching words that a sentence states.
_WORDS = 3


@dataclass(frozen=True, slots=True)
class ReachElsewhere:
    """The reach of a practice in the level and country outside this one in which its share is largest.

    adopters: the territories there that run it, of the `territories` that have taken it up or can. is_restricted:
    whether only some of the level and country can. is_sample: whether the list is a sample. ideas: the share of
    adopters among those of other ideas.
    """

    level: str
    country: str
    adopters: int
    territories: int
    is_restricted: bool
    is_sample: bool
    ideas: Standing

    def message(self, is_for: bool) -> Message:
        """Return the reach in words, compared with other ideas if the comparison implies the sign of the value."""
        key = "facts.larger-share" if is_for else "facts.smaller-share"
        count = self.ideas.smaller if is_for else self.ideas.larger
        return Message(
            "facts.elsewhere-known" if self.is_sample else "facts.elsewhere",
            {
                "adopters": self.adopters,
                "territories": self.territories,
                "level": named("level", self.level),
                "country": named("country", self.country),
                "able": Message("facts.able") if self.is_restricted else "",
                "compared": Message(key, {"count": count, "others": self.ideas.others})
                if self.ideas.favours(is_for)
                else "",
            },
        )


@dataclass(frozen=True, slots=True)
class SizeElsewhere:
    """The reach of a practice among the territories there with about as many inhabitants as this one.

    low, high: the smallest and the largest number of inhabitants. having, count: those that run it, of all. of_all,
    all: the same among the territories of any size. is_sample: whether the list is a sample. adopters: some of those
    that run it, the closest in size first.
    """

    low: int
    high: int
    having: int
    count: int
    of_all: int
    all: int
    is_sample: bool
    adopters: tuple[Named, ...]

    def message(self, is_for: bool) -> Message:
        """Return the reach in words."""
        names = [adopter.words for adopter in self.adopters]
        return Message(
            "facts.size-elsewhere-known" if self.is_sample else "facts.size-elsewhere",
            {
                "low": self.low,
                "high": self.high,
                "having": self.having,
                "count": self.count,
                "of_all": self.of_all,
                "all": self.all,
                "such_as": Message(
                    "facts.such-as",
                    {"names": Words(", ".join(each.ru for each in names), ", ".join(each.en for each in names))},
                )
                if names
                else "",
            },
        )


@dataclass(frozen=True, slots=True)
class FitElsewhere:
    """The likeness of a practice to a project or an own practice.

    kind: project or practice. percent: of the likeness beyond that of unrelated texts. matches: the words that
    match, the closest first.
    """

    kind: str
    name: Named
    percent: int
    matches: tuple[WordMatch, ...]

    def message(self, is_for: bool) -> Message:
        """Return the likeness in words."""
        pairs = ", ".join(
            match.word if match.word.lower() == match.matched.lower() else f"{match.word} – {match.matched}"
            for match in self.matches[:_WORDS]
        )
        link = Message(_LINKS[self.kind], {"name": self.name.words, "percent": self.percent, "object": ""})
        return Message(
            "facts.fit",
            {"links": (link,), "cases": Message("facts.matching-words", {"words": pairs}) if pairs else ""},
        )
