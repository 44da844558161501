"""Variable names are unique in a statement, and the same in every compilation of it."""

from graph.query.names import Names


def test_names_are_unique_and_repeatable():
    first, second = Names(), Names()
    made = [first.new(prefix) for prefix in "nrwn" * 30]
    assert [name[0] for name in made] == list("nrwn" * 30)
    assert len(set(made)) == len(made)
    assert [second.new(prefix) for prefix in "nrwn" * 30] == made
