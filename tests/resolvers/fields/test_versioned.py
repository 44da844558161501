"""An answer with the version of its data has the attributes of the answer."""

import pytest

from recommend import Comparison
from resolvers.fields.versioned import VersionedAnswer


def test_the_fields_of_the_schema_are_attributes_of_the_answer():
    answer = VersionedAnswer(Comparison("2004", ("practice:p",), 1, ()), 7)
    assert (answer.data_version, answer.as_of, answer.common, answer.common_count) == (7, "2004", ("practice:p",), 1)
    with pytest.raises(AttributeError):
        answer.nothing  # noqa: B018 - the access raises
