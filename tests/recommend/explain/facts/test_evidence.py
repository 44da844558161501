"""The evidence about a practice in words."""

import pytest

from recommend.explain.facts.evidence import Demand, Outcomes, Prerequisites, Stops, Strength
from tests.recommend.explain.facts.wording import TULA, both


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Prerequisites((TULA, TULA), 7, 9),
            "7 of 9 required practices are not in place: Tula; Tula and 5 more",
            "не внедрено 7 из 9 необходимых практик: Тула; Тула и ещё 5",
        ),
        (
            Prerequisites((TULA,), 1, 1),
            "1 of 1 required practice is not in place: Tula",
            "не внедрена 1 из 1 необходимой практики: Тула",
        ),
        (
            Outcomes(1, 2, 0.5, 0.4567),
            "1 of 2 assessed adoptions succeeded; the mean success is 50%, that of all practices 45.7%",
            "успешным признано 1 из 2 оценённых внедрений; средний успех — 50 %, по всем практикам — 45,7 %",
        ),
        (
            Stops(1, 21, 1, 60),
            "1 of 21 adopters gave the practice up (4.76%, of all adoptions 1.67%)",
            "от практики отказались на 1 из 21 территории, где её внедряли (4,76 %, по всем практикам — 1,67 %)",
        ),
        (
            Strength("CAUSAL"),
            "the evidence of its benefit is proof of a causal effect",
            "польза практики подтверждена доказательством причинной связи",
        ),
        (
            Demand("MEDIUM", None, 21, 45_000.5, 15_001.0),
            "its cost is medium, its complexity is unknown, and its adopters are clearly larger: their median "
            "population is 45\N{NO-BREAK SPACE}000 (21 adopters with a known population), that of the territory is "
            "15\N{NO-BREAK SPACE}001",
            "стоимость — средняя, сложность — неизвестна, а внедрившие практику территории заметно крупнее: медиана "
            "численности населения — 45\N{NO-BREAK SPACE}000 жителей (по данным о 21 территории), здесь — "
            "15\N{NO-BREAK SPACE}001 житель",
        ),
    ],
)
def test_evidence_in_words(facts, en, ru):
    assert both(facts, False) == (en, ru)
