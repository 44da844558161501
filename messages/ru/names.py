"""Russian names: countries, levels of territories, bands of cost and complexity."""

from typing import Final

SENTENCES: Final = {
    # Countries in the genitive, as in «муниципалитеты России»: those of the data sets in data/
    "country.AT": "Австрии",
    "country.AU": "Австралии",
    "country.BR": "Бразилии",
    "country.CA": "Канады",
    "country.CH": "Швейцарии",
    "country.CN": "Китая",
    "country.DE": "Германии",
    "country.DK": "Дании",
    "country.FI": "Финляндии",
    "country.FR": "Франции",
    "country.GB": "Великобритании",
    "country.IE": "Ирландии",
    "country.IL": "Израиля",
    "country.IN": "Индии",
    "country.IS": "Исландии",
    "country.KR": "Республики Корея",
    "country.MX": "Мексики",
    "country.NL": "Нидерландов",
    "country.RU": "России",
    "country.SE": "Швеции",
    "country.US": "США",
    "country.ZA": "ЮАР",
    "country.other": "страны с кодом {value}",
    # The territories of a level, and their number, in the prepositional with its preposition
    "level.Unit": "на территориях",
    "level.Region": "в регионах",
    "level.Municipality": "в муниципалитетах",
    "level.other": "на территориях уровня «{value}»",
    "territories.Unit": "{count:на # территории|на # территориях}",
    "territories.Region": "{count:в # регионе|в # регионах}",
    "territories.Municipality": "{count:в # муниципалитете|в # муниципалитетах}",
    "territories.other": "{count:на # территории|на # территориях} уровня «{value}»",
    # Bands, of «стоимость» and «сложность»
    "band.LOW": "низкая",
    "band.MEDIUM": "средняя",
    "band.HIGH": "высокая",
    "band.UNKNOWN": "неизвестна",
    "band.other": "{value}",
}
