"""English sentences of the factors: the direction of each, and the facts behind it."""

from typing import Final

SENTENCES: Final = {
    "argument.strong-for": "Strongly in favour: {facts}.",
    "argument.for": "In favour: {facts}.",
    "argument.slight-for": "Slightly in favour: {facts}.",
    "argument.slight-against": "Slightly against: {facts}.",
    "argument.against": "Against: {facts}.",
    "argument.strong-against": "Strongly against: {facts}.",
    # Sets of territories, after "10 of"
    "set.neighbours": "{count:territory|territories} like this one",
    "set.geography": "{count:nearest or bordering territory|nearest and bordering territories}",
    "set.region": "{count:other territory|other territories} of the region",
    "set.macroregion": "{count:other territory|other territories} of the macroregion",
    "set.division": "{count:other territory|other territories} of the division",
    "set.indicators": "{count:territory|territories} of similar population and indicators",
    "set.companion": "{count:other territory|other territories} with the territory's own practice “{name}”",
    # Shares of these sets
    "facts.shares": "{shares}{among}{of_all}{beyond}{note}",
    "facts.share": "the practice is in place in {having} of {of}",
    "facts.share-none": "the practice is in place in none of {of}",
    "facts.also": "it is in place in {having} of {of}",
    "facts.also-none": "it is in place in none of {of}",
    "facts.of-all": " (in all: {having} of {count})",
    "facts.weighted": " (weighted by similarity: {weighted:.3g}% instead of {plain:.3g}%)",
    "facts.weights-note": "; closeness, the age of the adoptions and weights learned from the history count too",
    # An adopter with its name
    "facts.nearest": ", the nearest of them {name}, {distance}",
    "facts.the-one-near": ": {name}, {distance}",
    "facts.most-similar": ", the most similar of them {name}",
    "facts.the-one": ": {name}",
    "facts.nearest-of-all": "; the nearest with the practice: {name}, {distance}{since}",
    "facts.bordering": "; the practice is in place in {name}, which borders on the territory",
    "facts.kilometres": "{count:,} km",
    "facts.next-door": "less than 1 km",
    "facts.since": ", since {year}",
    # The spread and the reach of a practice
    "facts.spread": (
        "the practice is in place in {adopters} of {territories:territory|territories}; {recent} of them adopted it in "
        "the {years:year|years} to {until}{compared}{undated}{note}"
    ),
    "facts.spread-undated": "the practice is in place in {adopters} of {territories:territory|territories}{undated}",
    "facts.on": "{count}",
    "facts.on-none": "none",
    "facts.year": "{year}",
    "facts.undated": "; the dates of {count} are unknown",
    "facts.spread-note": "; the age and the reach of the practice count too",
    "facts.more": ", more than for {count} of {others:other practice|other practices}",
    "facts.fewer": ", fewer than for {count} of {others:other practice|other practices}",
    "facts.adopters": "the practice has been adopted in {adopters} of {territories:territory|territories}{compared}",
    "facts.elsewhere": "the practice is in place in {adopters} of {territories} {level} in {country}{able}{compared}",
    "facts.elsewhere-known": (
        "{adopters:known adopter|known adopters} among {territories} {level} in {country}{able}{compared}; the list of "
        "adopters is not complete"
    ),
    "facts.size-elsewhere": (
        "among the territories there with {low:,} to {high:,} inhabitants the practice is in place in {having} of "
        "{count}, of any size in {of_all} of {all}{such_as}"
    ),
    "facts.size-elsewhere-known": (
        "among the territories there with {low:,} to {high:,} inhabitants {having} of {count} are known to have the "
        "practice, of any size {of_all} of {all}{such_as}"
    ),
    "facts.such-as": ", such as {names}",
    "facts.matching-words": "; matching words: {words}",
    "facts.able": " that have or can adopt it",
    "facts.larger-share": ", a larger share than for {count} of {others:other idea|other ideas}",
    "facts.smaller-share": ", a smaller share than for {count} of {others:other idea|other ideas}",
    # The territory's own practices
    "facts.topics": "on the topics of the practice: {shares}; {of_all}{note}",
    "facts.topics-own": "{about} of {count:own practice|own practices}",
    "facts.topics-projects": "{about} of {count:topic|topics} of own projects",
    "facts.topics-all": "{about:,} of {count:,adoption|adoptions} by all territories",
    "facts.topics-ideas": "{about} of {count:idea|ideas} from elsewhere",
    "facts.topics-taken-up": (
        "on the topics of the practice the territory has {about} of {of:practice|practices}, in all {own} of "
        "{practices}"
        "{note}"
    ),
    "facts.topics-untouched": (
        "on the topics of the practice the territory has none of {of:practice|practices}, in all {own} of {practices}"
        "{note}"
    ),
    "facts.links": (
        "{adopters:territory|territories} with the practice: {shared:.3g} practices in common with this one on average"
        "{others}{note}"
    ),
    "facts.links-of-others": "; {count:other territory|other territories}: {shared:.3g}",
    "facts.links-note": "; the links of the adopters with each other and the age of the adoptions count too",
    "facts.topics-note": "; the age of the adoptions and the other practices of each topic count too",
    "facts.likeness": (
        "by name and topics it is closest to the territory's own practice “{name}” (similarity {percent}%){compared}"
        "{note}"
    ),
    "facts.likeness-none": "by name and topics it is like none of the territory's own practices{compared}{note}",
    "facts.closer": ", closer to own practices than {count} of {others:other practice|other practices}",
    "facts.farther": ", less close to own practices than {count} of {others:other practice|other practices}",
    "facts.likeness-note": "; the other own practices and their age count too",
    "facts.activity": "the territory has {own:practice|practices}{compared}{recent}{note}",
    "facts.activity-recent": "; {recent} of them were adopted in the {years:year|years} to {until}{compared}",
    "facts.activity-note": "; the years of the adoptions count too",
    "facts.more-territories": ", more than in {count} of {others:other territory|other territories}",
    "facts.fewer-territories": ", fewer than in {count} of {others:other territory|other territories}",
    # Samples: known cases. "Begun" means that funds are granted or works are under way.
    "circle.neighbours": "{count:territory|territories} with practices in common",
    "circle.kind": "{count:territory|territories} of the same kind with known practices",
    "circle.size": "{count:territory|territories} of {low:,} to {high:,} inhabitants with known practices",
    "circle.region": "{count:other territory|other territories} of the region with known practices",
    "circle.geography": "{count:nearest territory|nearest territories} with known practices",
    "circle.indicators": "{count:territory|territories} of similar indicators with known practices",
    "facts.circle": (
        "the practice is {subject} in {having} of {of}{stages} ({total} in {of_all} of {all}{stages_of_all})"
        "{cases}{note}"
    ),
    "facts.circle-none": (
        "the practice is known in none of {of} (in all it is {subject} in {of_all} of {all}{stages_of_all}){note}"
    ),
    "facts.subject-running": "in use",
    "facts.subject-adapted": "begun",
    "facts.subject-known": "known",
    "facts.total": "in all",
    "facts.total-known": "known in all",
    "facts.stages": ": in use in {running}, begun in {adapted}",
    "facts.votes-note": "; the number of known practices of each territory counts too",
    "facts.cases": ": {cases}",
    "facts.nearest-cases": "; the nearest: {cases}",
    "facts.nearest-case": "; the nearest: {cases}",
    "facts.latest-case": "; the latest: {case}",
    "facts.case-running": "{name} ({distance}in use{when})",
    "facts.case-adapted": "{name} ({distance}begun{when})",
    "facts.case-distance": "{distance}, ",
    "facts.in-year": " in {year}",
    "facts.by-year": " by {year}",
    "facts.when-unknown": ", date unknown",
    "facts.reach": "{cases_in_all}{compared}{cases}; the list is not complete{meaning}",
    "facts.cases-running": "{count:known adoption|known adoptions}",
    "facts.cases-adapted": "{count:known adoption that is begun|known adoptions that are begun}",
    "facts.cases-known": "{count:known case|known cases}{stages}",
    "facts.adapted-meaning": "; begun: funds are granted or works are under way, completion is not reported",
    "facts.recency": (
        "in the {years:year|years} to {until}, {recent} of {dated:dated case|dated cases} (of all practices "
        "{recent_of_all} of {all}){cases}"
    ),
    "facts.in-use": (
        "the practice is in use in {running} of {count:known case|known cases} (of all practices {running_of_all} of "
        "{all}){cases}"
    ),
    "facts.not-in-use": (
        "none of {count:known case|known cases} is reported to be in use (of all practices {running_of_all} of {all})"
    ),
    "facts.fit": "the practice is close in meaning and topic to {links}{cases}",
    "facts.like-project": "the territory's project “{name}” ({percent}%{object})",
    "facts.like-practice": "the territory's own practice “{name}” ({percent}%{object})",
    "facts.like-topic": "the requested topic “{name}” ({percent}%{object})",
    "facts.by-object": ", by the object “{name}”",
    "example.object": "{name}: {territory}{distance}, {stage}{date}",
    "example.running": "in use",
    "example.adapted": "funded or under way",
    "example.unknown": "stage unknown",
    "example.distance": ", {distance}",
    "example.year": " ({year})",
    "example.month": " ({year}-{month})",
    "example.day": " ({year}-{month}-{day})",
    "example.none": "The data name no object of this practice{cases}.",
    # Evidence
    "facts.outcomes": (
        "{succeeded} of {assessed:assessed adoption|assessed adoptions} succeeded; the mean success is {mean:.3g}%, "
        "that of all practices {mean_of_all:.3g}%"
    ),
    "facts.stops": (
        "{stopped} of {adopters:adopter|adopters} gave the practice up ({share:.3g}%, of all adoptions "
        "{share_of_all:.3g}%)"
    ),
    "facts.strength": "the evidence of its benefit is {level}",
    "strength.ANECDOTAL": "only anecdotal",
    "strength.DESCRIPTIVE": "a description with figures",
    "strength.COMPARATIVE": "a comparison with an earlier period or with other territories",
    "strength.CAUSAL": "proof of a causal effect",
    "facts.demand": (
        "its cost is {cost}, its complexity is {complexity}, and its adopters are clearly larger: their median "
        "population is {median:,} ({known:adopter|adopters} with a known population), that of the territory is {own:,}"
    ),
    "facts.prerequisites": (
        "{missing} of {required:required practice is|required practices are} not in place: {names}{more}"
    ),
    "facts.and-more": " and {count} more",
}
