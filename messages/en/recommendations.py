"""English sentences: recommendations."""

from typing import Final

SENTENCES: Final = {
    "recommend.error": "{words}",
    "factor.spreading": (
        "Spreading now: recent adoptions by territories of the same level and country relative to those that do not "
        "have the practice yet, its age and its reach"
    ),
    "factor.popularity": (
        "Popularity: the share of territories that have the practice (most adoptions have no date, or the practice is "
        "of another country or level)"
    ),
    "factor.neighbours": (
        "Similar territories: how many times more often than on average the practice was taken up by territories with "
        "similar practices"
    ),
    "factor.geography": (
        "Near on the map: how many times more often than on average the practice was taken up by the nearest and the "
        "bordering territories"
    ),
    "factor.region": (
        "Same region: how many times more often than on average the practice was taken up by territories of the same "
        "region or division"
    ),
    "factor.indicators": (
        "Similar figures: how many times more often than on average the practice was taken up by territories with a "
        "similar population and other indicators"
    ),
    "factor.topic": "Topic: how much more than others the territory is active in the topics of the practice",
    "factor.outcomes": "Outcomes: the success of assessed adoptions against the average, shrunk by how few they are",
    "factor.failures": "Failures: the practice was given up more often than others",
    "factor.evidence": "Evidence: how reliably the practice is known to work",
    "factor.cost": "Cost and complexity: more than a territory of this size usually carries",
    "factor.prerequisites": "Prerequisites: what must be there before the practice is missing",
    "caution.STOPPED_ELSEWHERE": (
        "Territories of the same level and country gave it up (how many: {stopped}): {reasons}."
    ),
    "caution.POOR_OUTCOMES": "Of {assessed} assessed adoptions {succeeded} succeeded.",
    "caution.PREREQUISITES_MISSING": "Prerequisites are missing (how many: {missing}): the practices named come first.",
    "caution.DEMANDING_FOR_SIZE": (
        "It is expensive or complex for a territory of this size (cost {cost}, complexity {complexity})."
    ),
    "caution.WEAK_EVIDENCE": "That it works is known only from anecdotes.",
    "caution.reasons-not-stated": "the reasons are not stated",
    "reason.NO_ADOPTIONS": (
        "Not enough data{as_of}: {territories} territories of the same level ({level}) in the country {country} are "
        "known, and 0 practices that they have adopted. Practices of other countries and levels are offered only where"
        " asked for (from: ELSEWHERE)."
    ),
    "reason.NO_PRACTICE_ABOUT_TOPICS": (
        "Not enough data{as_of}: none of the {practices} practices adopted by territories of the same level ({level}) "
        "in the country {country} is about the chosen topics."
    ),
    "reason.ALL_TAKEN_UP": (
        "Nothing to offer{as_of}: the territory has or had all {practices} matching practices adopted by territories "
        "of the same level ({level}) in the country {country}."
    ),
    "reason.NO_OWN_ADOPTIONS": (
        "Low confidence{as_of}: the territory has no known adoptions of its own, so practices are ranked by what "
        "spreads in the country {country} ({adoptions} adoptions) and what those near it and of its size have."
    ),
    "reason.FEW_OWN_ADOPTIONS": (
        "Low confidence{as_of}: the number of the territory's own adoptions is {own}; at least {needed} are needed to "
        "tell which territories are similar."
    ),
    "reason.UNDATED_EVIDENCE": (
        "Low confidence{as_of}: {undated} of {adoptions} adoptions by territories of the same level in the country "
        "{country} have no date, so nobody can tell what is spreading now."
    ),
    "reason.UNDATED_OWN_ADOPTIONS": (
        "Low confidence{as_of}: {undated} of the territory's own {own} adoptions have no date."
    ),
    "reason.OLD_EVIDENCE": (
        "Low confidence{as_of}: the latest dated adoption of the territory is of {latest}; nothing newer is known (old"
        " means more than {years} years)."
    ),
    "reason.IDEAS_FROM_ELSEWHERE": (
        "Low confidence{as_of}: {practices} practices that no territory of the same level ({level}) in the country "
        "{country} has, but others have; whether they fit here is not known."
    ),
    "reason.NOTHING_ELSEWHERE": (
        "Not enough data{as_of}: territories of other levels and countries have no practice that those of the same "
        "level ({level}) in the country {country} lack."
    ),
    "reason.ENOUGH_HISTORY": (
        "Enough data{as_of}: the territory has {own} adoptions of its own, all territories of the same level in the "
        "country {country} have {adoptions}. This tells what is likely next, not what works."
    ),
    "reason.as-of": " as of {date}",
    "level.Unit": "unit",
    "level.Region": "region",
    "level.Municipality": "municipality",
}
