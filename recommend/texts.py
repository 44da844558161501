"""What people read about a recommendation, in Russian and in English."""

from collections.abc import Mapping

#: Of each factor of the score: its name and what it says.
FACTORS: Mapping[str, Mapping[str, str]] = {
    "hazard": {
        "ru": "Распространяется сейчас: недавние внедрения среди территорий того же уровня и страны "
              "относительно числа тех, у кого практики ещё нет",
        "en": "Spreading now: recent adoptions by territories of the same level and country, "
              "relative to those that do not have the practice yet",
    },
    "popularity": {
        "ru": "Распространённость: доля территорий того же уровня и страны, у которых есть практика "
              "(даты внедрения неизвестны)",
        "en": "Popularity: the share of territories of the same level and country that have the practice "
              "(the dates of adoption are unknown)",
    },
    "neighbours": {
        "ru": "Похожие территории: во сколько раз чаще, чем в среднем, практику внедряли территории "
              "с похожим набором практик",
        "en": "Similar territories: how many times more often than on average the practice was taken up by "
              "territories with similar practices",
    },
}

#: Of each reason code: a sentence; the names in braces are the reason's numbers and words.
REASONS: Mapping[str, Mapping[str, str]] = {
    "NO_ADOPTIONS": {
        "ru": "Недостаточно данных{as_of}: территорий того же уровня ({level}) в стране {country} известно: "
              "{territories}, внедрённых ими практик — 0. Практики других стран и уровней не предлагаются.",
        "en": "Not enough data{as_of}: {territories} territories of the same level ({level}) in the country "
              "{country} are known, and 0 practices that they have adopted. Practices of other countries and "
              "levels are not offered.",
    },
    "NO_PRACTICE_ABOUT_TOPICS": {
        "ru": "Недостаточно данных{as_of}: среди практик, внедрённых территориями того же уровня ({level}) "
              "в стране {country} (всего {practices}), нет ни одной по выбранным темам.",
        "en": "Not enough data{as_of}: none of the {practices} practices adopted by territories of the same "
              "level ({level}) in the country {country} is about the chosen topics.",
    },
    "ALL_TAKEN_UP": {
        "ru": "Предложить нечего{as_of}: все подходящие практики, внедрённые территориями того же уровня "
              "({level}) в стране {country} (число практик: {practices}), здесь уже есть или были.",
        "en": "Nothing to offer{as_of}: the territory has or had all {practices} matching practices adopted "
              "by territories of the same level ({level}) in the country {country}.",
    },
    "NO_OWN_ADOPTIONS": {
        "ru": "Низкая достоверность{as_of}: у самой территории нет известных внедрений, поэтому практики "
              "упорядочены только по тому, что распространяется в стране {country} "
              "(внедрений: {adoptions}).",
        "en": "Low confidence{as_of}: the territory has no known adoptions of its own, so practices are "
              "ranked only by what spreads in the country {country} ({adoptions} adoptions).",
    },
    "FEW_OWN_ADOPTIONS": {
        "ru": "Низкая достоверность{as_of}: внедрений у самой территории — {own}, а судить о похожих "
              "территориях можно, если их не меньше {needed}.",
        "en": "Low confidence{as_of}: the number of the territory's own adoptions is {own}; at least "
              "{needed} are needed to tell which territories are similar.",
    },
    "UNDATED_EVIDENCE": {
        "ru": "Низкая достоверность{as_of}: из всех внедрений территорий того же уровня в стране {country} "
              "({adoptions}) без даты — {undated}, поэтому нельзя сказать, что распространяется сейчас.",
        "en": "Low confidence{as_of}: {undated} of {adoptions} adoptions by territories of the same level in "
              "the country {country} have no date, so nobody can tell what is spreading now.",
    },
    "UNDATED_OWN_ADOPTIONS": {
        "ru": "Низкая достоверность{as_of}: из внедрений самой территории ({own}) без даты — {undated}.",
        "en": "Low confidence{as_of}: {undated} of the territory's own {own} adoptions have no date.",
    },
    "OLD_EVIDENCE": {
        "ru": "Низкая достоверность{as_of}: последнее внедрение с датой у самой территории — {latest}; "
              "более новых сведений нет (порог давности, лет: {years}).",
        "en": "Low confidence{as_of}: the latest dated adoption of the territory is of {latest}; nothing "
              "newer is known (old means more than {years} years).",
    },
    "ENOUGH_HISTORY": {
        "ru": "Достаточно данных{as_of}: внедрений у самой территории — {own}, у всех территорий того же "
              "уровня в стране {country} — {adoptions}. Это оценка вероятного следующего шага, "
              "а не его пользы.",
        "en": "Enough data{as_of}: the territory has {own} adoptions of its own, all territories of the "
              "same level in the country {country} have {adoptions}. This tells what is likely next, not "
              "what works.",
    },
}

LEVELS: Mapping[str, Mapping[str, str]] = {
    "Region": {"ru": "регион", "en": "region"},
    "Municipality": {"ru": "муниципалитет", "en": "municipality"},
}
