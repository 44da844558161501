"""Russian sentences of the factors: the direction of each, and the facts behind it."""

from typing import Final

SENTENCES: Final = {
    "argument.strong-for": "Веский довод за: {facts}.",
    "argument.for": "Довод за: {facts}.",
    "argument.slight-for": "Слабый довод за: {facts}.",
    "argument.slight-against": "Слабый довод против: {facts}.",
    "argument.against": "Довод против: {facts}.",
    "argument.strong-against": "Веский довод против: {facts}.",
    # Sets of territories in the genitive, after «10 из»
    "set.neighbours": "{count:похожей территории|похожих территорий}",
    "set.geography": "{count:ближайшей или граничащей территории|ближайших и граничащих территорий}",
    "set.region": "{count:другой территории|других территорий} региона",
    "set.macroregion": "{count:другой территории|других территорий} макрорегиона",
    "set.division": "{count:другой территории|других территорий} округа",
    "set.indicators": "{count:территории|территорий} с близкими численностью населения и другими показателями",
    "set.companion": "{count:другой территории|других территорий}, где, как и здесь, внедрена практика «{name}»",
    # Shares of these sets
    "facts.shares": "{shares}{among}{of_all}{beyond}{note}",
    "facts.share": "практика внедрена на {having} из {of}",
    "facts.share-none": "практика не внедрена ни на одной из {of}",
    "facts.also": "внедрена на {having} из {of}",
    "facts.also-none": "не внедрена ни на одной из {of}",
    "facts.of-all": " (всего — {having} из {count})",
    "facts.weighted": " (с учётом сходства — {weighted:.3g} % вместо {plain:.3g} %)",
    "facts.weights-note": "; учтены также близость территорий, давность внедрений и веса, найденные по истории",
    # An adopter with its name
    "facts.nearest": ", ближайшая из них — {name}, {distance}",
    "facts.the-one-near": ": {name}, {distance}",
    "facts.most-similar": ", самая похожая из них — {name}",
    "facts.the-one": ": {name}",
    "facts.nearest-of-all": "; ближайшая территория с практикой — {name}, {distance}{since}",
    "facts.bordering": "; практика внедрена на граничащей территории — {name}",
    "facts.kilometres": "{count:,} км",
    "facts.next-door": "менее 1 км",
    "facts.since": ", с {year} года",
    # The spread and the reach of a practice
    "facts.spread": (
        "практика внедрена на {adopters} из {territories:территории|территорий}, из них за {years:год|года|лет} по "
        "{until} — {recent}{compared}{undated}{note}"
    ),
    "facts.spread-undated": "практика внедрена на {adopters} из {territories:территории|территорий}{undated}",
    "facts.on": "на {count}",
    "facts.on-none": "ни на одной",
    "facts.year": "{year} год",
    "facts.undated": "; у {count} дата внедрения неизвестна",
    "facts.spread-note": "; учтены также давность и распространённость практики",
    "facts.more": " (больше, чем у {count} из {others:другой практики|других практик})",
    "facts.fewer": " (меньше, чем у {count} из {others:другой практики|других практик})",
    "facts.adopters": "практику внедряли на {adopters} из {territories:территории|территорий}{compared}",
    "facts.elsewhere": "практика внедрена {level} {country} ({adopters} из {territories}{able}){compared}",
    "facts.elsewhere-known": (
        "{adopters:известное внедрение|известных внедрения|известных внедрений} {level} {country} (всего их — "
        "{territories}{able}){compared}; перечень внедрений неполный"
    ),
    "facts.size-elsewhere": (
        "среди тамошних территорий с населением от {low:,} до {high:,} человек практика внедрена на {having} из "
        "{count}, среди всех — на {of_all} из {all}{such_as}"
    ),
    "facts.size-elsewhere-known": (
        "среди тамошних территорий с населением от {low:,} до {high:,} человек о внедрении известно на {having} из "
        "{count}, среди всех — на {of_all} из {all}{such_as}"
    ),
    "facts.such-as": " (например, {names})",
    "facts.matching-words": "; близкие слова: {words}",
    "facts.able": ", где она есть или доступна",
    "facts.larger-share": ", эта доля больше, чем у {count} из {others:другой практики|других практик} списка",
    "facts.smaller-share": ", эта доля меньше, чем у {count} из {others:другой практики|других практик} списка",
    # The territory's own practices
    "facts.topics": "по темам практики — {shares}; {of_all}{note}",
    "facts.topics-own": "{about} из {count:собственной практики|собственных практик}",
    "facts.topics-projects": "{about} из {count:темы|тем} собственных проектов",
    "facts.topics-all": "{about:,} из {count:,внедрения|внедрений} на всех территориях",
    "facts.topics-ideas": "{about} из {count:практики|практик} списка",
    "facts.topics-taken-up": (
        "по темам практики на территории есть {about} из {of:практики|практик}, всего — {own} из {practices}{note}"
    ),
    "facts.topics-untouched": (
        "по темам практики на территории нет ни одной из {of:практики|практик}, всего — {own} из {practices}{note}"
    ),
    "facts.links": (
        "с {adopters:внедрившей территорией|внедрившими территориями} общих практик в среднем "
        "{shared:.3g}{others}{note}"
    ),
    "facts.links-of-others": ", с {count:остальной территорией|остальными территориями} — {shared:.3g}",
    "facts.links-note": "; учтены также связи внедривших территорий между собой и давность внедрений",
    "facts.topics-note": "; учтены также давность внедрений и остальные практики по каждой теме",
    "facts.likeness": (
        "по названию и темам практика ближе всего к собственной практике «{name}» (сходство — {percent} %){compared}"
        "{note}"
    ),
    "facts.likeness-none": "по названию и темам практика не похожа ни на одну из собственных{compared}{note}",
    "facts.closer": ", ближе к собственным, чем {count} из {others:другой практики|других практик}",
    "facts.farther": ", дальше от собственных, чем {count} из {others:другой практики|других практик}",
    "facts.likeness-note": "; учтены также остальные собственные практики и давность их внедрения",
    "facts.activity": (
        "на территории {own:внедрена # практика|внедрены # практики|внедрено # практик}{compared}{recent}{note}"
    ),
    "facts.activity-recent": ", из них за {years:год|года|лет} по {until} — {recent}{compared}",
    "facts.activity-note": "; учтены также годы внедрений",
    "facts.more-territories": " (больше, чем на {count} из {others:другой территории|других территорий})",
    "facts.fewer-territories": " (меньше, чем на {count} из {others:другой территории|других территорий})",
    # Samples: known cases. «Начата» means that funds are granted or works are under way.
    "circle.neighbours": "{count:территории|территорий} с общими практиками",
    "circle.kind": "{count:территории|территорий} того же вида с известными практиками",
    "circle.size": "{count:территории|территорий} с населением от {low:,} до {high:,} с известными практиками",
    "circle.region": "{count:другой территории|других территорий} региона с известными практиками",
    "circle.geography": "{count:ближайшей территории|ближайших территорий} с известными практиками",
    "circle.indicators": "{count:территории|территорий} с близкими показателями с известными практиками",
    "facts.circle": (
        "сведения {subject} есть по {having} из {of}{stages} ({total} — по {of_all} из {all}{stages_of_all})"
        "{cases}{note}"
    ),
    "facts.circle-none": (
        "сведений о практике нет ни по одной из {of} (всего сведения {subject} есть по {of_all} из {all}"
        "{stages_of_all}){note}"
    ),
    "facts.subject-running": "о внедрении",
    "facts.subject-adapted": "о начале внедрения",
    "facts.subject-known": "о практике",
    "facts.total": "всего",
    "facts.total-known": "всего о практике",
    "facts.stages": ": внедрена на {running}, начата на {adapted}",
    "facts.votes-note": "; учтено также, сколько практик известно на каждой территории",
    "facts.cases": " — {cases}",
    "facts.nearest-cases": "; ближайшие — {cases}",
    "facts.nearest-case": "; ближайшая территория — {cases}",
    "facts.latest-case": "; последний случай — {case}",
    "facts.case-running": "{name} ({distance}внедрена{when})",
    "facts.case-adapted": "{name} ({distance}начата{when})",
    "facts.case-distance": "{distance}, ",
    "facts.in-year": " в {year} году",
    "facts.by-year": " не позднее {year} года",
    "facts.when-unknown": ", дата неизвестна",
    "facts.reach": "{cases_in_all}{compared}{cases}; перечень неполный{meaning}",
    "facts.cases-running": "{count:известно # внедрение|известно # внедрения|известно # внедрений}",
    "facts.cases-adapted": (
        "{count:известно # начатое внедрение|известно # начатых внедрения|известно # начатых внедрений}"
    ),
    "facts.cases-known": "{count:известен # случай|известно # случая|известно # случаев}{stages}",
    "facts.adapted-meaning": "; начато — значит выделены средства или идут работы, о завершении не сообщалось",
    "facts.recency": (
        "за {years:год|года|лет} по {until} — {recent} из {dated:датированного случая|датированных случаев} (по всем "
        "практикам — {recent_of_all} из {all}){cases}"
    ),
    "facts.in-use": (
        "практика внедрена в {running} из {count:известного случая|известных случаев} (по всем практикам — "
        "{running_of_all} из {all}){cases}"
    ),
    "facts.not-in-use": (
        "ни в одном из {count:известного случая|известных случаев} не сообщалось, что практика внедрена (по всем "
        "практикам внедрены {running_of_all} из {all})"
    ),
    "facts.fit": "практика близка по смыслу и теме {links}{cases}",
    "facts.like-project": "к проекту территории «{name}» ({percent} %{object})",
    "facts.like-practice": "к собственной практике «{name}» ({percent} %{object})",
    "facts.like-topic": "к теме запроса «{name}» ({percent} %{object})",
    "facts.by-object": ", через объект «{name}»",
    "example.object": "{name} — {territory}{distance}: {stage}{date}",
    "example.running": "действует",
    "example.adapted": "выделены средства или идут работы",
    "example.unknown": "стадия неизвестна",
    "example.distance": ", {distance}",
    "example.year": " ({year} год)",
    "example.month": " ({month}.{year})",
    "example.day": " ({day}.{month}.{year})",
    "example.none": "Объектов с названием у этой практики в данных нет{cases}.",
    # Evidence
    "facts.outcomes": (
        "{succeeded:успешным признано #|успешными признаны #|успешными признано #} из "
        "{assessed:оценённого внедрения|оценённых внедрений}; средний успех — {mean:.3g} %, по всем практикам — "
        "{mean_of_all:.3g} %"
    ),
    "facts.stops": (
        "от практики отказались на {stopped} из {adopters:территории|территорий}, где её внедряли ({share:.3g} %, по "
        "всем практикам — {share_of_all:.3g} %)"
    ),
    "facts.strength": "польза практики подтверждена {level}",
    "strength.ANECDOTAL": "только отдельными примерами",
    "strength.DESCRIPTIVE": "описанием с цифрами",
    "strength.COMPARATIVE": "сравнением с прежним периодом или с другими территориями",
    "strength.CAUSAL": "доказательством причинной связи",
    "facts.demand": (
        "стоимость — {cost}, сложность — {complexity}, а внедрившие практику территории заметно крупнее: медиана "
        "численности населения — {median:,житель|жителя|жителей} (по данным о {known:территории|территориях}), здесь — "
        "{own:,житель|жителя|жителей}"
    ),
    "facts.prerequisites": (
        "{missing:не внедрена #|не внедрены #|не внедрено #} из "
        "{required:необходимой практики|необходимых практик}: {names}{more}"
    ),
    "facts.and-more": " и ещё {count}",
}
