"""What people read about a recommendation, in Russian and in English."""

from collections.abc import Mapping

#: Of each factor of the score: what it says.
FACTORS: Mapping[str, Mapping[str, str]] = {
    "spreading": {
        "ru": "Распространяется сейчас: недавние внедрения среди территорий того же уровня и страны "
              "относительно числа тех, у кого практики ещё нет, давность и распространённость",
        "en": "Spreading now: recent adoptions by territories of the same level and country relative to those "
              "that do not have the practice yet, its age and its reach",
    },
    "popularity": {
        "ru": "Распространённость: доля территорий, у которых есть практика "
              "(у большинства внедрений нет даты, или практика из другой страны либо с другого уровня)",
        "en": "Popularity: the share of territories that have the practice (most adoptions have no date, or the "
              "practice is of another country or level)",
    },
    "neighbours": {
        "ru": "Похожие территории: во сколько раз чаще, чем в среднем, практику внедряли территории "
              "с похожим набором практик",
        "en": "Similar territories: how many times more often than on average the practice was taken up by "
              "territories with similar practices",
    },
    "geography": {
        "ru": "Соседи на карте: во сколько раз чаще, чем в среднем, практику внедряли ближайшие "
              "и граничащие территории",
        "en": "Near on the map: how many times more often than on average the practice was taken up by the "
              "nearest and the bordering territories",
    },
    "region": {
        "ru": "Тот же регион: во сколько раз чаще, чем в среднем, практику внедряли территории того же "
              "региона или округа",
        "en": "Same region: how many times more often than on average the practice was taken up by territories "
              "of the same region or division",
    },
    "indicators": {
        "ru": "Похожие показатели: во сколько раз чаще, чем в среднем, практику внедряли территории "
              "с похожей численностью населения и другими показателями",
        "en": "Similar figures: how many times more often than on average the practice was taken up by "
              "territories with a similar population and other indicators",
    },
    "topic": {
        "ru": "Тема: насколько чаще, чем другие, территория занимается темами практики",
        "en": "Topic: how much more than others the territory is active in the topics of the practice",
    },
    "outcomes": {
        "ru": "Результаты: доля успеха оценённых внедрений относительно средней, с поправкой "
              "на их число",
        "en": "Outcomes: the success of assessed adoptions against the average, shrunk by how few they are",
    },
    "failures": {
        "ru": "Неудачи: от практики отказывались чаще, чем от других",
        "en": "Failures: the practice was given up more often than others",
    },
    "evidence": {
        "ru": "Доказательность: насколько надёжно известно, что практика работает",
        "en": "Evidence: how reliably the practice is known to work",
    },
    "cost": {
        "ru": "Стоимость и сложность: больше, чем обычно под силу территории такого размера",
        "en": "Cost and complexity: more than a territory of this size usually carries",
    },
    "prerequisites": {
        "ru": "Предпосылки: нет того, что должно быть до этой практики",
        "en": "Prerequisites: what must be there before the practice is missing",
    },
}

#: Of each caution: a sentence; the names in braces are its numbers and words.
CAUTIONS: Mapping[str, Mapping[str, str]] = {
    "STOPPED_ELSEWHERE": {
        "ru": "От практики отказались территории того же уровня и страны (число: {stopped}): {reasons_ru}.",
        "en": "Territories of the same level and country gave it up (how many: {stopped}): {reasons_en}.",
    },
    "POOR_OUTCOMES": {
        "ru": "Оценённых внедрений — {assessed}, успешных среди них — {succeeded}.",
        "en": "Of {assessed} assessed adoptions {succeeded} succeeded.",
    },
    "PREREQUISITES_MISSING": {
        "ru": "Нет предпосылок (число: {missing}): сначала нужны названные практики.",
        "en": "Prerequisites are missing (how many: {missing}): the practices named come first.",
    },
    "DEMANDING_FOR_SIZE": {
        "ru": "Для территории такого размера это дорого или сложно (стоимость {cost}, сложность {complexity}).",
        "en": "It is expensive or complex for a territory of this size (cost {cost}, complexity {complexity}).",
    },
    "WEAK_EVIDENCE": {
        "ru": "О пользе практики известно только из отдельных рассказов.",
        "en": "That it works is known only from anecdotes.",
    },
}

#: Of each reason code: a sentence; the names in braces are the reason's numbers and words.
REASONS: Mapping[str, Mapping[str, str]] = {
    "NO_ADOPTIONS": {
        "ru": "Недостаточно данных{as_of}: территорий того же уровня ({level}) в стране {country} известно: "
              "{territories}, внедрённых ими практик — 0. Практики других стран и уровней предлагаются только по "
              "запросу (from: ELSEWHERE).",
        "en": "Not enough data{as_of}: {territories} territories of the same level ({level}) in the country "
              "{country} are known, and 0 practices that they have adopted. Practices of other countries and "
              "levels are offered only where asked for (from: ELSEWHERE).",
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
              "упорядочены по тому, что распространяется в стране {country} (внедрений: {adoptions}) "
              "и что есть у близких и сходных по размеру.",
        "en": "Low confidence{as_of}: the territory has no known adoptions of its own, so practices are "
              "ranked by what spreads in the country {country} ({adoptions} adoptions) and what those near "
              "it and of its size have.",
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
    "IDEAS_FROM_ELSEWHERE": {
        "ru": "Низкая достоверность{as_of}: практик, которых нет у территорий того же уровня ({level}) в стране "
              "{country}, но которые есть у других, — {practices}; будут ли они уместны здесь, неизвестно.",
        "en": "Low confidence{as_of}: {practices} practices that no territory of the same level ({level}) in the "
              "country {country} has, but others have; whether they fit here is not known.",
    },
    "NOTHING_ELSEWHERE": {
        "ru": "Недостаточно данных{as_of}: территории других уровней и стран не знают практик, которых не было "
              "бы у территорий того же уровня ({level}) в стране {country}.",
        "en": "Not enough data{as_of}: territories of other levels and countries have no practice that those of "
              "the same level ({level}) in the country {country} lack.",
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
    "Unit": {"ru": "единица", "en": "unit"},
    "Region": {"ru": "регион", "en": "region"},
    "Municipality": {"ru": "муниципалитет", "en": "municipality"},
}
