"""English names: countries, levels of territories, bands of cost and complexity."""

from typing import Final

SENTENCES: Final = {
    # Countries, as in "municipalities in Russia": those of the data sets in data/
    "country.AT": "Austria",
    "country.AU": "Australia",
    "country.BR": "Brazil",
    "country.CA": "Canada",
    "country.CH": "Switzerland",
    "country.CN": "China",
    "country.DE": "Germany",
    "country.DK": "Denmark",
    "country.FI": "Finland",
    "country.FR": "France",
    "country.GB": "the United Kingdom",
    "country.IE": "Ireland",
    "country.IL": "Israel",
    "country.IN": "India",
    "country.IS": "Iceland",
    "country.KR": "South Korea",
    "country.MX": "Mexico",
    "country.NL": "the Netherlands",
    "country.RU": "Russia",
    "country.SE": "Sweden",
    "country.US": "the United States",
    "country.ZA": "South Africa",
    "country.other": "the country with the code {value}",
    # The territories of a level, and their number
    "level.Unit": "territories",
    "level.Region": "regions",
    "level.Municipality": "municipalities",
    "level.other": "territories of the level {value}",
    "territories.Unit": "{count:territory|territories}",
    "territories.Region": "{count:region|regions}",
    "territories.Municipality": "{count:municipality|municipalities}",
    "territories.other": "{count:territory|territories} of the level {value}",
    # Bands
    "band.LOW": "low",
    "band.MEDIUM": "medium",
    "band.HIGH": "high",
    "band.UNKNOWN": "unknown",
    "band.other": "{value}",
}
