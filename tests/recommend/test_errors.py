"""The errors of a mistaken request or table: the class, the place and the remedy."""

import pytest

from errors import ServiceError
from recommend import (
    Adoption,
    InvalidArgument,
    InvalidDate,
    InvalidFile,
    InvalidTables,
    Practice,
    Recommender,
    RecommendError,
    Tables,
    Territory,
    UnknownPractice,
    UnknownProject,
    UnknownTerritory,
)
from recommend.reading import read_folder

PLACES = [Territory("region:a", "Region", "XX")]
RECOMMENDER = Recommender(Tables(PLACES, [Practice("practice:p")]))

TERRITORY = "territory_id 'region:z' is not in the tables. Pass the id of a territory."
PRACTICE = "practice_id 'practice:z' is not in the tables. Pass the id of a practice."
PROJECT = "project_id 'project:z' is not in the tables. Pass the id of a project."
MISTAKES = [
    (lambda: RECOMMENDER.recommend("region:z"), UnknownTerritory, TERRITORY),
    (lambda: RECOMMENDER.peers("region:z"), UnknownTerritory, TERRITORY),
    (lambda: RECOMMENDER.compare(["region:a", "region:z"]), UnknownTerritory, TERRITORY),
    (lambda: RECOMMENDER.next_adopters("practice:z"), UnknownPractice, PRACTICE),
    (lambda: RECOMMENDER.diffusion("practice:z"), UnknownPractice, PRACTICE),
    (lambda: RECOMMENDER.related_projects("project:z"), UnknownProject, PROJECT),
    (
        lambda: RECOMMENDER.recommend("region:a", as_of="20"),
        InvalidDate,
        "'20' is not a date. Use YYYY, YYYY-MM or YYYY-MM-DD.",
    ),
    (
        lambda: RECOMMENDER.recommend("region:a", as_of="0000"),
        InvalidDate,
        "'0000' is not in the calendar. Years are 0001 to 9999 and months 01 to 12; the day must exist in its month.",
    ),
    (
        lambda: RECOMMENDER.recommend("region:a", source="MARS"),
        InvalidArgument,
        "source is 'MARS'. Use SAME or ELSEWHERE.",
    ),
    (
        lambda: Recommender(Tables(PLACES * 2)),
        InvalidTables,
        "territories: duplicate id 'region:a'. Keep one row.",
    ),
    (
        lambda: Recommender(Tables(PLACES, adoptions=[Adoption("region:a", "practice:z")])),
        InvalidTables,
        "adoptions: practice_id 'practice:z' is not in practices. Add the row or correct the id.",
    ),
]


def test_a_mistake_raises_its_error_with_the_place_and_the_remedy():
    for mistake, error_class, message in MISTAKES:
        with pytest.raises(error_class) as raised:
            mistake()
        assert (type(raised.value), str(raised.value)) == (error_class, message)


def test_an_error_of_a_file_names_the_file_and_the_remedy(tmp_path):
    with pytest.raises(
        InvalidFile,
        match=r"has no adoptions\.csv, .* or regions\.csv\. Pass a folder in the format",
    ):
        read_folder(tmp_path)


def test_each_error_is_also_of_the_built_in_class_of_its_kind():
    kinds = {
        LookupError: {UnknownTerritory, UnknownPractice, UnknownProject},
        ValueError: {InvalidArgument, InvalidDate, InvalidFile, InvalidTables},
    }
    for kind, error_classes in kinds.items():
        assert all(issubclass(error_class, kind) for error_class in error_classes)
    assert set().union(*kinds.values()) == set(RecommendError.__subclasses__())
    assert issubclass(RecommendError, ServiceError)
