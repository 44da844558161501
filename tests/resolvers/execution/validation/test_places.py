"""Russian messages with the places in the document that an error refers to."""

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, parse

from messages import Message
from resolvers.execution.validation.places import MAX_PLACES, russian_text, set_russian_message
from tests.support.narrowing import instance

FIELDS = instance(parse("{ a b\n  c a }").definitions[0], OperationDefinitionNode).selection_set.selections
MESSAGE = Message("http.no-query")


def text(*fields: int) -> str:
    nodes = [instance(FIELDS[number], FieldNode) for number in fields]
    return russian_text(MESSAGE, GraphQLError("x", nodes))


def test_the_places_are_named_once_and_up_to_the_maximum():
    sentence = MESSAGE.text("ru")
    assert text() == sentence
    assert text(0).endswith("(строка 1, столбец 3)")
    assert text(0, 2).endswith("(строка 1, столбец 3; строка 2, столбец 3)")
    assert text(1, 1).count("строка") == 1
    assert text(0, 1, 2, 3).count("строка") == MAX_PLACES


def test_the_message_is_added_to_the_extensions():
    error = GraphQLError("x", extensions={"code": "A"})
    set_russian_message(error, MESSAGE)
    assert error.extensions == {"code": "A", "messageRu": MESSAGE.text("ru")}
