"""Practices with their projects, and projects without a practice."""

from meaning.solutions import Solution, solutions

FOUND = [("project:a", 0.9), ("practice:p", 0.8), ("project:b", 0.7), ("project:c", 0.6), ("practice:q", 0.5)]


def test_projects_are_listed_below_their_practice_which_has_the_best_score():
    assert solutions(
        FOUND, {"project:a": ["practice:p"], "project:b": [], "project:c": ["practice:p", "practice:q"]}
    ) == [
        Solution("practice:p", 0.9, [("project:a", 0.9), ("project:c", 0.6)]),
        Solution("project:b", 0.7, [("project:b", 0.7)]),
        Solution("practice:q", 0.6, [("project:c", 0.6)]),
    ]


def test_a_practice_is_found_through_its_project_alone():
    assert solutions([("project:a", 0.4)], {"project:a": ["practice:p"]}) == [
        Solution("practice:p", 0.4, [("project:a", 0.4)])
    ]


def test_nothing_found_is_an_empty_list():
    assert solutions([], {"project:a": ["practice:p"]}) == []
