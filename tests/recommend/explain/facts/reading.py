"""Reads the sentences of factors back into numbers and names, and rejects a noun in the wrong form."""

import re
from typing import Literal

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, Language] = ("en", "ru")
Words = dict[str, str | None]

#: The first words of a sentence: whether it speaks for the practice, and how strongly.
ARGUMENTS: dict[Language, dict[str, tuple[bool, str]]] = {
    "en": {
        "Strongly in favour": (True, "strong"),
        "In favour": (True, "plain"),
        "Slightly in favour": (True, "slight"),
        "Slightly against": (False, "slight"),
        "Against": (False, "plain"),
        "Strongly against": (False, "strong"),
    },
    "ru": {
        "Веский довод за": (True, "strong"),
        "Довод за": (True, "plain"),
        "Слабый довод за": (True, "slight"),
        "Слабый довод против": (False, "slight"),
        "Довод против": (False, "plain"),
        "Веский довод против": (False, "strong"),
    },
}
#: The forms of nouns: in English after 1 and otherwise; in Russian either after 1, 2 and 5, or in the genitive after 1
#: and otherwise.
_FORMS: dict[Language, list[tuple[str, ...]]] = {
    "en": [
        *((noun, f"{noun}s") for noun in ("adopter", "year", "topic", "adoption", "idea", "word")),
        ("territory", "territories"),
        ("other territory", "other territories"),
        ("other practice", "other practices"),
        ("practice, in", "practices, in"),
        ("own practice", "own practices"),
        ("assessed adoption", "assessed adoptions"),
        ("required practice is", "required practices are"),
        ("nearest or bordering territory", "nearest and bordering territories"),
        ("known adopter", "known adopters"),
    ],
    "ru": [
        ("год по", "года по", "лет по"),
        ("известное внедрение", "известных внедрения", "известных внедрений"),
        ("похожей территории", "похожих территорий"),
        ("внедрившей территорией", "внедрившими территориями"),
        ("остальной территорией", "остальными территориями"),
        ("территорией с", "территориями с"),
        ("практики, всего", "практик, всего"),
        ("ближайшей или граничащей территории", "ближайших и граничащих территорий"),
        ("территории с", "территорий с"),
        ("территории, где её", "территорий, где её"),
        ("другой территории", "других территорий"),
        ("другой практики", "других практик"),
        ("собственной практики", "собственных практик"),
        ("темы собственных", "тем собственных"),
        ("внедрения на всех", "внедрений на всех"),
        ("оценённого внедрения", "оценённых внедрений"),
        ("необходимой практики", "необходимых практик"),
        ("слова названия", "слов названия"),
    ],
}

#: A number and one of these nouns.
_NOUNS = {
    language: re.compile(rf"(?<![\d.,-])(\d+) ({'|'.join(form for each in forms for form in each)})(?!\w)")
    for language, forms in _FORMS.items()
}

_SETS: dict[Language, dict[str, str]] = {
    "en": {
        "neighbours": r"territor(?:y|ies) like this one",
        "geography": r"nearest (?:or|and) bordering territor(?:y|ies)",
        "macroregion": r"other territor(?:y|ies) of the macroregion",
        "division": r"other territor(?:y|ies) of the division",
        "indicators": r"territor(?:y|ies) of similar population and indicators",
        "companion": r"other territor(?:y|ies) with the territory's own practice “(?P<practice>.+?)”",
    },
    "ru": {
        "neighbours": r"похож(?:ей|их) территори[ий]",
        "geography": r"ближайш(?:ей или|их и) граничащ(?:ей|их) территори[ий]",
        "macroregion": r"друг(?:ой|их) территори[ий] макрорегиона",
        "division": r"друг(?:ой|их) территори[ий] округа",
        "indicators": r"территори[ий] с близкими численностью населения и другими показателями",
        "companion": r"друг(?:ой|их) территори[ий], где, как и здесь, внедрена практика «(?P<practice>.+?)»",
    },
}


def _share(language: Language, kind: str) -> str:
    """Return the pattern of the share of a set: `kind` are the adopters, `kind_of` all of the set."""
    of = _SETS[language][kind]
    having, count = rf"(?P<{kind}>\d+)", rf"(?P<{kind}_of>\d+)"
    if language == "en":
        return rf"(?:the practice|it) is in place in (?:{having}|none) of {count} {of}"
    return rf"(?:практика )?(?:внедрена на {having} из|не внедрена ни на одной из) {count} {of}"


_KILOMETRES = {
    "en": r"(?:(?P<km>[\d\s]+) km|(?P<next_door>less than 1 km))",
    "ru": r"(?:(?P<km>[\d\s]+) км|(?P<next_door>менее 1 км))",
}
_AMONG = {
    "en": r"(?:(?:, the (?:nearest|(?P<similar>most similar)) of them |: )(?P<name>.+?)"
    rf"(?:, {_KILOMETRES['en']})?)?",
    "ru": r"(?:(?:, (?:ближайшая|(?P<similar>самая похожая)) из них — |: )(?P<name>.+?)"
    rf"(?:, {_KILOMETRES['ru']})?)?",
}
_BEYOND = {
    "en": rf"(?:; the nearest with the practice: (?P<name>.+?), {_KILOMETRES['en']}(?:, since (?P<year>\d+))?)?"
    r"(?:; the practice is in place in (?P<bordering>.+?), which borders on the territory)?",
    "ru": rf"(?:; ближайшая территория с практикой — (?P<name>.+?), {_KILOMETRES['ru']}(?:, с (?P<year>\d+) года)?)?"
    r"(?:; практика внедрена на граничащей территории — (?P<bordering>[^;]+))?",
}
_OF_ALL = {
    "en": r"(?: \(in all: (?P<others>\d+) of (?P<others_of>\d+)\)"
    r"| \(weighted by similarity: (?P<weighted>[\d.]+)% instead of (?P<plain>[\d.]+)%\))?",
    "ru": r"(?: \(всего — (?P<others>\d+) из (?P<others_of>\d+)\)"
    r"| \(с учётом сходства — (?P<weighted>[\d,]+) % вместо (?P<plain>[\d,]+) %\))?",
}
_NOTE = {
    "en": r"(?P<note>; closeness, the age of the adoptions and weights learned from the history count too)?",
    "ru": r"(?P<note>; учтены также близость территорий, давность внедрений и веса, найденные по истории)?",
}


def _shares(language: Language, *kinds: str, adopter: str = "") -> str:
    sets = "(?:; )?".join(f"(?:{_share(language, kind)})?" for kind in kinds)
    among = _AMONG[language] if adopter == "among" else ""
    beyond = _BEYOND[language] if adopter == "beyond" else ""
    return f"{sets}{among}{_OF_ALL[language]}{beyond}{_NOTE[language]}"


_COMPARED = {
    "en": r"(?:, (?:(?P<more>more)|fewer) than for (?P<compared>\d+) of (?P<compared_of>\d+) other practices?)?",
    "ru": r"(?: \((?:(?P<more>больше)|меньше), чем у (?P<compared>\d+) из (?P<compared_of>\d+) "
    r"друг(?:ой|их) практики?\))?",
}
_PERCENT = r"[\d.,]+"

PATTERNS: dict[Language, dict[str, str]] = {
    "en": {
        "spreading": r"the practice is in place in (?P<adopters>\d+) of (?P<territories>\d+) territor(?:y|ies); "
        r"(?:(?P<recent>\d+)|none) of them adopted it in the (?P<years>\d+) years? to (?P<until>[\d-]+)"
        + _COMPARED["en"]
        + r"(?:; the dates of (?P<undated>\d+) are unknown)?"
        r"(?P<note>; the age and the reach of the practice count too)?",
        "popularity": r"the practice has been adopted in (?P<adopters>\d+) of (?P<territories>\d+) territor(?:y|ies)"
        + _COMPARED["en"],
        "neighbours": _shares("en", "neighbours", adopter="among"),
        "walk": r"(?P<adopters>\d+) territor(?:y|ies) with the practice: (?P<shared>[\d.]+) practices in common "
        r"with this one on average(?:; (?P<others>\d+) other territor(?:y|ies): (?P<by_others>[\d.]+))?"
        r"(?P<note>; the links of the adopters with each other and the age of the adoptions count too)?",
        "taste": _shares("en", "companion"),
        "geography": _shares("en", "geography", adopter="beyond"),
        "region": _shares("en", "macroregion", "division"),
        "indicators": _shares("en", "indicators"),
        "topic": r"on the topics of the practice the territory has (?:(?P<taken_up>\d+)|none) of (?P<taken_up_of>\d+) "
        r"practices?, in all (?P<own_of_all>\d+) of (?P<practices>\d+)"
        r"(?P<note_none>; the age of the adoptions and the other practices of each topic count too)?|"
        r"on the topics of the practice: (?:(?P<about>\d+) of (?P<own>\d+) own practices?)?(?:; )?"
        r"(?:(?P<about_in_projects>\d+) of (?P<in_projects>\d+) topics? of own projects)?; "
        r"(?P<about_of_all>\d+) of (?P<all>\d+) (?:adoptions? by all territories|ideas? from elsewhere)"
        r"(?P<note>; the age of the adoptions and the other practices of each topic count too)?",
        "text": r"by name and topics it is (?:closest to the territory's own practice “(?P<name>.+?)” "
        r"\(similarity (?P<percent>\d+)%\)|like none of the territory's own practices)"
        r"(?:, (?:(?P<more>closer)|less close) to own practices than (?P<compared>\d+) of (?P<compared_of>\d+) "
        r"other practices?)?(?P<note>; the other own practices and their age count too)?",
        "activity": r"the territory has (?P<own>\d+) practices?(?:, (?:(?P<own_more>more)|fewer) than in "
        r"(?P<own_compared>\d+) of (?P<own_compared_of>\d+) other territor(?:y|ies))?(?:; (?P<recent>\d+) of them were "
        r"adopted in the (?P<years>\d+) years? to (?P<until>[\d-]+)(?:, (?:(?P<more>more)|fewer) than in "
        r"(?P<compared>\d+) of (?P<compared_of>\d+) other territor(?:y|ies))?)?"
        r"(?P<note>; the years of the adoptions count too)?",
        "outcomes": r"(?P<succeeded>\d+) of (?P<assessed>\d+) assessed adoptions? succeeded; "
        rf"the mean success is (?P<mean>{_PERCENT})%, that of all practices (?P<mean_of_all>{_PERCENT})%",
        "failures": r"(?P<stopped>\d+) of (?P<adopters>\d+) adopters? gave the practice up "
        rf"\((?P<share>{_PERCENT})%, of all adoptions (?P<share_of_all>{_PERCENT})%\)",
        "evidence": r"the evidence of its benefit is (?P<level>only anecdotal|a description with figures|"
        r"a comparison with an earlier period or with other territories|proof of a causal effect)",
        "cost": r"its cost is (?P<cost>\w+), its complexity is (?P<complexity>\w+), and its adopters are clearly "
        r"larger: their median population is (?P<median>[\d\s]+) \((?P<known>\d+) adopters? with a known population\), "
        r"that of the territory is (?P<own>[\d\s]+)",
        "prerequisites": r"(?P<missing>\d+) of (?P<required>\d+) required practices? (?:is|are) not in place: "
        r"(?P<names>.+?)(?: and (?P<more>\d+) more)?",
    },
    "ru": {
        "spreading": r"практика внедрена на (?P<adopters>\d+) из (?P<territories>\d+) территори[ий], из них за "
        r"(?P<years>\d+) (?:год|года|лет) по (?P<until>[\d-]+)(?: год)? — (?:на (?P<recent>\d+)|ни на одной)"
        + _COMPARED["ru"]
        + r"(?:; у (?P<undated>\d+) дата внедрения неизвестна)?"
        r"(?P<note>; учтены также давность и распространённость практики)?",
        "popularity": r"практику внедряли на (?P<adopters>\d+) из (?P<territories>\d+) территори[ий]" + _COMPARED["ru"],
        "neighbours": _shares("ru", "neighbours", adopter="among"),
        "walk": r"с (?P<adopters>\d+) внедривш(?:ей|ими) территори(?:ей|ями) общих практик в среднем "
        r"(?P<shared>[\d,]+)(?:, с (?P<others>\d+) остальн(?:ой|ыми) территори(?:ей|ями) — (?P<by_others>[\d,]+))?"
        r"(?P<note>; учтены также связи внедривших территорий между собой и давность внедрений)?",
        "taste": _shares("ru", "companion"),
        "geography": _shares("ru", "geography", adopter="beyond"),
        "region": _shares("ru", "macroregion", "division"),
        "indicators": _shares("ru", "indicators"),
        "topic": r"по темам практики на территории (?:есть (?P<taken_up>\d+)|нет ни одной) из (?P<taken_up_of>\d+) "
        r"практики?, всего — (?P<own_of_all>\d+) из (?P<practices>\d+)"
        r"(?P<note_none>; учтены также давность внедрений и остальные практики по каждой теме)?|"
        r"по темам практики — (?:(?P<about>\d+) из (?P<own>\d+) собственн(?:ой|ых) практики?)?(?:; )?"
        r"(?:(?P<about_in_projects>\d+) из (?P<in_projects>\d+) темы? собственных проектов)?; "
        r"(?P<about_of_all>\d+) из (?P<all>\d+) (?:внедрени[яй] на всех территориях|практики? списка)"
        r"(?P<note>; учтены также давность внедрений и остальные практики по каждой теме)?",
        "text": r"по названию и темам практика (?:ближе всего к собственной практике «(?P<name>.+?)» "
        r"\(сходство — (?P<percent>\d+) %\)|не похожа ни на одну из собственных)"
        r"(?:, (?:(?P<more>ближе)|дальше) (?:к|от) собственн(?:ым|ых), чем (?P<compared>\d+) из (?P<compared_of>\d+) "
        r"друг(?:ой|их) практики?)?(?P<note>; учтены также остальные собственные практики и давность их внедрения)?",
        "activity": r"на территории внедрен[аоы] (?P<own>\d+) практик[аи]?(?: \((?:(?P<own_more>больше)|меньше), чем "
        r"на "
        r"(?P<own_compared>\d+) из (?P<own_compared_of>\d+) друг(?:ой|их) территори[ий]\))?(?:, из них за "
        r"(?P<years>\d+) (?:год|года|лет) по (?P<until>[\d-]+)(?: год)? — (?P<recent>\d+)"
        r"(?: \((?:(?P<more>больше)|меньше), чем на (?P<compared>\d+) из (?P<compared_of>\d+) "
        r"друг(?:ой|их) территори[ий]\))?)?(?P<note>; учтены также годы внедрений)?",
        "outcomes": r"(?P<verb>успешными? признан[оы]) (?P<succeeded>\d+) из (?P<assessed>\d+) оценённ\w+ внедрени\w+; "
        rf"средний успех — (?P<mean>{_PERCENT}) %, по всем практикам — (?P<mean_of_all>{_PERCENT}) %",
        "failures": r"от практики отказались на (?P<stopped>\d+) из (?P<adopters>\d+) территори[ий], где её внедряли "
        rf"\((?P<share>{_PERCENT}) %, по всем практикам — (?P<share_of_all>{_PERCENT}) %\)",
        "evidence": r"польза практики подтверждена (?P<level>только отдельными примерами|описанием с цифрами|"
        r"сравнением с прежним периодом или с другими территориями|доказательством причинной связи)",
        "cost": r"стоимость — (?P<cost>\w+), сложность — (?P<complexity>\w+), а внедрившие практику территории заметно "
        r"крупнее: медиана численности населения — (?P<median>[\d\s]+) жител\w+ \(по данным о (?P<known>\d+) "
        r"территори\w+\), здесь — (?P<own>[\d\s]+) жител\w+",
        "prerequisites": r"не внедрен[аоы] (?P<missing>\d+) из (?P<required>\d+) необходим(?:ой|ых) практики?: "
        r"(?P<names>.+?)(?: и ещё (?P<more>\d+))?",
    },
}


def read(sentence: str, factor: str, language: Language) -> tuple[bool, str, Words]:
    """Return whether a sentence speaks for the practice, how strongly, and its numbers and names by group."""
    argument, _, facts = sentence.partition(": ")
    is_for, strength = ARGUMENTS[language][argument]
    found = re.fullmatch(PATTERNS[language][factor], facts.removesuffix("."))
    assert found, sentence
    assert facts.endswith("."), sentence
    _check_forms(facts, language)
    words: Words = {}
    for name, text in found.groupdict().items():
        key = re.sub(r"_none$", "", name)
        words[key] = words.get(key) or text
    return is_for, strength, words


def _check_forms(facts: str, language: Language) -> None:
    """Check that every noun of `_FORMS` after a number has the form that the number requires."""
    for number, form in _NOUNS[language].findall(facts):
        forms = next(forms for forms in _FORMS[language] if form in forms)
        assert form == forms[_form(int(number), len(forms), language)], (number, facts)


def _form(number: int, forms: int, language: Language) -> int:
    if language == "en":
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if forms == 2 or (2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14) else 2
