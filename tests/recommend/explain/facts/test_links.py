"""Own practices that link the territory to a practice, in words."""

import pytest

from recommend.explain.facts.links import Companion, LikePractice, Links
from recommend.explain.facts.shares import Share
from recommend.explain.facts.subject import Standing
from tests.recommend.explain.facts.wording import TULA, both


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Links(26, 180.26, 23, 150.0),
            "26 territories with the practice: 180 practices in common with this one on average; 23 other "
            "territories: 150",
            "с 26 внедрившими территориями общих практик в среднем 180, с 23 остальными территориями — 150",
        ),
        (
            Links(1, 1.5, 0, None),
            "1 territory with the practice: 1.5 practices in common with this one on average; the links of the "
            "adopters with each other and the age of the adoptions count too",
            "с 1 внедрившей территорией общих практик в среднем 1,5; учтены также связи внедривших территорий между "
            "собой и давность внедрений",
        ),
        (
            Companion(TULA, Share("companion", 9, 12), Share("others", 40, 84)),
            "the practice is in place in 9 of 12 other territories with the territory's own practice “Tula” "
            "(in all: 40 of 84)",
            "практика внедрена на 9 из 12 других территорий, где, как и здесь, внедрена практика «Тула» "
            "(всего — 40 из 84)",
        ),
        (
            LikePractice(TULA, 0.526, Standing(40, 30, 10)),
            "by name and topics it is closest to the territory's own practice “Tula” (similarity 53%), "
            "closer to own practices than 30 of 40 other practices",
            "по названию и темам практика ближе всего к собственной практике «Тула» (сходство — 53 %), ближе "
            "к собственным, чем 30 из 40 других практик",
        ),
        (
            LikePractice(None, 0.0, Standing(40, 0, 21)),
            "by name and topics it is like none of the territory's own practices; the other own practices "
            "and their age count too",
            "по названию и темам практика не похожа ни на одну из собственных; учтены также остальные "
            "собственные практики и давность их внедрения",
        ),
    ],
)
def test_links_in_words(facts, en, ru):
    assert both(facts) == (en, ru)
