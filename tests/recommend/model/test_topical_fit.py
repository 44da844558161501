"""The fit of practices to projects and own practices, by the meaning of texts."""

import pytest

from recommend import Practice, Project
from recommend.model.topical_fit import Need, TopicalFit, need_of

PRACTICES = [
    Practice("library", "Model library", name_ru="Модельная библиотека"),
    Practice("waste", "Separate collection of waste", name_ru="Раздельный сбор отходов"),
    Practice("english", "Recycling of waste"),
    Practice("nameless"),
]
IDS = [practice.id for practice in PRACTICES]


@pytest.fixture(scope="module")
def fit() -> TopicalFit:
    return TopicalFit(PRACTICES)


def values(fit: TopicalFit, *needs: Need) -> dict[str, float]:
    return dict(zip(IDS, fit.values(needs, IDS).tolist(), strict=True))


def test_russian_texts_fit_by_meaning_and_english_ones_by_words(fit):
    russian = need_of(Project("p", text_ru="Переработка мусора"))
    found = values(fit, russian)
    assert found["waste"] > 1
    assert found["library"] == found["english"] == found["nameless"] == 0
    english = values(fit, need_of(Project("p", text_en="Recycling waste")))
    assert english["english"] > 1
    assert values(fit) == dict.fromkeys(IDS, 0.0)
    # The closest need counts.
    assert values(fit, need_of(Project("q", text_ru="Мотокросс")), russian) == found


def test_the_closest_need_is_named_with_the_words_that_match(fit):
    needs = [need_of(Practice("own", name_ru="Городской пляж")), need_of(Project("p", text_ru="Переработка мусора"))]
    closest = fit.closest(needs, "waste")
    assert (closest.need.kind, closest.need.id) == ("project", "p")
    assert ("мусора", "отходов") in {(match.word, match.matched) for match in closest.matches}
    assert fit.closest(needs, "library") is None


def test_a_practice_is_compared_by_its_names_and_summary():
    need = need_of(Practice("p", "Park", name_ru="Парк", summary="Место отдыха"))
    assert (need.kind, need.text.russian, need.text.english) == ("practice", "Парк\nМесто отдыха", "Park")
    assert need_of(Practice("p", "Park")).text.russian == ""
    assert need_of(Practice("p", "Парк", name_ru="Парк")).text.english == ""
