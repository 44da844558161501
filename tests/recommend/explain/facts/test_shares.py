"""Shares of the practice in sets of territories, in words."""

import pytest

from recommend.explain.facts.shares import NamedAdopter, Share, Shares
from tests.recommend.explain.facts.wording import TULA, both


def shares(having: int, count: int, adopter: NamedAdopter | None = None) -> Shares:
    return Shares((Share("neighbours", having, count),), Share("others", 3, 84), adopter)


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            shares(10, 15, NamedAdopter("NEAREST", TULA, 14.4)),
            "the practice is in place in 10 of 15 territories like this one, the nearest of them Tula, 14 km "
            "(in all: 3 of 84)",
            "практика внедрена на 10 из 15 похожих территорий, ближайшая из них — Тула, 14 км (всего — 3 из 84)",
        ),
        (
            shares(1, 21, NamedAdopter("NEAREST", TULA, 0.3)),
            "the practice is in place in 1 of 21 territories like this one: Tula, less than 1 km (in all: 3 of 84)",
            "практика внедрена на 1 из 21 похожей территории: Тула, менее 1 км (всего — 3 из 84)",
        ),
        (
            shares(2, 2, NamedAdopter("MOST_SIMILAR", TULA)),
            "the practice is in place in 2 of 2 territories like this one, the most similar of them Tula (in all: 3 of "
            "84)",
            "практика внедрена на 2 из 2 похожих территорий, самая похожая из них — Тула (всего — 3 из 84)",
        ),
        (
            shares(0, 1),
            "the practice is in place in 0 of 1 territory like this one (in all: 3 of 84)",
            "практика внедрена на 0 из 1 похожей территории (всего — 3 из 84)",
        ),
        (
            shares(0, 5, NamedAdopter("NEAREST_OF_ALL", TULA, 1500.0, 1999)),
            "the practice is in place in none of 5 territories like this one (in all: 3 of 84); the "
            "nearest with the practice: Tula, 1\N{NO-BREAK SPACE}500 km, since 1999",
            "практика не внедрена ни на одной из 5 похожих территорий (всего — 3 из 84); "
            "ближайшая территория с практикой — Тула, 1\N{NO-BREAK SPACE}500 км, с 1999 года",
        ),
        (
            Shares(
                (Share("region", 0, 9), Share("division", 0, 4)),
                Share("others", 9, 9),
                NamedAdopter("BORDERING", TULA),
            ),
            "the practice is in place in none of 9 other territories of the region; it is in place in none "
            "of 4 other territories of the division; the practice is in place in Tula, which borders on the "
            "territory",
            "практика не внедрена ни на одной из 9 других территорий региона; не внедрена ни на одной из 4 "
            "других территорий округа; практика внедрена на граничащей территории — Тула",
        ),
        (
            Shares((Share("neighbours", 17, 49),), Share("others", 17, 49), None, 0.4),
            "the practice is in place in 17 of 49 territories like this one (weighted by similarity: 40% "
            "instead of 34.7%)",
            "практика внедрена на 17 из 49 похожих территорий (с учётом сходства — 40 % вместо 34,7 %)",
        ),
    ],
)
def test_shares_state_the_set_the_others_and_an_adopter(facts, en, ru):
    is_for = sum(share.having for share in facts.shares) > 0
    assert both(facts, is_for) == (en, ru)


def test_shares_that_do_not_imply_the_sign_are_not_all_that_counts():
    for is_for, having in ((True, 0), (False, 14)):
        en, ru = both(shares(having, 15), is_for)
        assert en.endswith("; closeness, the age of the adoptions and weights learned from the history count too")
        assert ru.endswith("; учтены также близость территорий, давность внедрений и веса, найденные по истории")
