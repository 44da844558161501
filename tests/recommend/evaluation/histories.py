"""A history of three regions with five practices each in 1990."""

from recommend import Adoption, Practice, Territory

TERRITORIES = [Territory(f"region:{name}", "Region", "XX") for name in "abc"]
PRACTICES = [Practice(f"practice:{n}") for n in range(8)]
BASE = [Adoption(territory.id, f"practice:{n}", "1990") for territory in TERRITORIES for n in range(5)]
LATER = [Adoption("region:a", "practice:5", "1995"), Adoption("region:a", "practice:6", "1980")]
