"""English sentences: probabilities, cautions and reasons of recommendations."""

from typing import Final

SENTENCES: Final = {
    "recommend.error": "{words}",
    "probability.under-1-in-20": "Under 1 in 20 adopt it within {years:year|years} of {since}.",
    "probability.1-in-10": "About 1 in 10 adopt it within {years:year|years} of {since}.",
    "probability.1-in-5": "About 1 in 5 adopt it within {years:year|years} of {since}.",
    "probability.1-in-3": "About 1 in 3 adopt it within {years:year|years} of {since}.",
    "probability.half": "About half adopt it within {years:year|years} of {since}.",
    "caution.STOPPED_ELSEWHERE": (
        "{stopped:territory|territories} of the same level and country stopped the practice: {reasons}."
    ),
    "caution.POOR_OUTCOMES": "{succeeded} of {assessed:assessed adoption|assessed adoptions} succeeded.",
    "caution.PREREQUISITES_MISSING": (
        "The practice first requires {missing:practice|practices} that the territory does not have."
    ),
    "caution.DEMANDING_FOR_SIZE": (
        "The practice is demanding (cost: {cost}, complexity: {complexity}), and its adopters are clearly larger: "
        "their median population is {median:,} ({known:adopter|adopters} with a known population), that of the "
        "territory is {own:,}."
    ),
    "caution.WEAK_EVIDENCE": "The evidence that the practice works is only anecdotal.",
    "caution.reasons-not-stated": "the reasons are not stated",
    "reason.NO_ADOPTIONS": (
        "Not enough data{as_of}: no adoptions by the {territories} in {country} are known. Practices of other countries"
        " and levels are offered on request."
    ),
    "reason.NO_PRACTICE_ABOUT_TOPICS": (
        "Not enough data{as_of}: {level} in {country} are known to have {practices:practice|practices}, in use or "
        "begun, but none is about the chosen topics."
    ),
    "reason.ALL_TAKEN_UP": (
        "Nothing to offer{as_of}: the territory has or had all matching practices of {level} in {country} "
        "({practices:practice|practices})."
    ),
    "reason.ALL_IN_PLACE": (
        "Nothing to offer{as_of}: the territory has or had all matching practices of {level} in {country} "
        "({practices:practice|practices}), or has a broader practice that includes them."
    ),
    "reason.CANNOT_ADOPT": (
        "Nothing to offer{as_of}: the territory cannot adopt the matching practices of {level} in {country} "
        "({practices:practice|practices}), because it is of another kind or has ended."
    ),
    "reason.NOT_BEGUN": (
        "No answer{as_of}: the territory did not exist yet. Ask about the ones from which it was formed."
    ),
    "reason.NO_COMPARABLE_ADOPTIONS": (
        "Low confidence{as_of}: the territory's own known adoptions are of practices that are not compared with these. "
        "Practices are ranked by how they spread among {level} in {country} ({adoptions:adoption|adoptions}) and by "
        "the practices of nearby territories and territories of similar size."
    ),
    "reason.NO_OWN_ADOPTIONS": (
        "Low confidence{as_of}: the territory itself has no known adoptions. Practices are ranked by how they spread "
        "among {level} in {country} ({adoptions:adoption|adoptions}) and by the practices of nearby territories and "
        "territories of similar size."
    ),
    "reason.FEW_OWN_ADOPTIONS": (
        "Low confidence{as_of}: the territory has {own:adoption|adoptions} of its own; finding similar territories "
        "takes at least {needed}."
    ),
    "reason.UNDATED_EVIDENCE": (
        "Low confidence{as_of}: {undated} of {adoptions:adoption|adoptions} by {level} in {country} have no date, so it"
        " is unknown what is spreading now."
    ),
    "reason.UNDATED_OWN_ADOPTIONS": (
        "Low confidence{as_of}: {undated} of the territory's own {own:adoption|adoptions} have no date."
    ),
    "reason.OLD_EVIDENCE": (
        "Low confidence{as_of}: the territory's latest dated adoption ({latest}) is more than {years:year|years} old."
    ),
    "reason.IDEAS_FROM_ELSEWHERE": (
        "Low confidence{as_of}: the list has {practices:practice|practices} of other levels and countries without a "
        "known adoption by {level} in {country}. Whether they fit here is unknown."
    ),
    "reason.NOTHING_ELSEWHERE": (
        "Not enough data{as_of}: no practice of other levels and countries matches the request, beyond those that "
        "{level} in {country} are known to have.{remark}"
    ),
    "reason.EQUAL_SCORES": (
        "Not enough data{as_of}: of {practices:practice|practices} of other levels and countries {equal} have the same "
        "best score, so nothing tells them apart for this territory. Pass topics, level or countries to narrow the "
        "list."
    ),
    "reason.ENOUGH_HISTORY": (
        "Enough data{as_of}: the territory has {own:adoption|adoptions} of its own, and all {level} in {country} have "
        "{adoptions}. The ranking shows what is likely next, not what works."
    ),
    "reason.SAMPLE": (
        "Low confidence{as_of}: the adoptions by {level} in {country} ({adoptions:known case|known cases}, of which "
        "{adapted} not known to be complete) are a sample, and the absence of one means nothing. The order shows what "
        "is known of similar and nearby territories and how close a practice is to the territory's projects, not how "
        "likely it is.{remark}"
    ),
    "reason.unmet": " None of the known practices is close to the territory's projects ({projects}).",
    "reason.project": "“{name}”",
    "reason.limits": " Leave out {arguments}.",
    "reason.argument": "{name}",
    "reason.as-of": " as of {date}",
}
