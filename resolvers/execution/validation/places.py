"""A sentence with the places in the document that it is about."""

from graphql import GraphQLError

from messages import Message

#: Places that a sentence names; a conflict of many fields has more.
MOST = 2


def placed(sentence: Message, error: GraphQLError) -> str:
    """Return the sentence in Russian, with the line and column of what the error is about."""
    places = dict.fromkeys((location.line, location.column) for location in error.locations or ())
    if not places:
        return sentence.text("ru")
    named = tuple(Message("place.place", {"line": line, "column": column}) for line, column in list(places)[:MOST])
    return Message("place.at", {"sentence": sentence, "places": named}).text("ru")


def stamp(error: GraphQLError, sentence: Message) -> None:
    """Put the sentence into `extensions.messageRu` of the error."""
    error.extensions = {**(error.extensions or {}), "messageRu": placed(sentence, error)}
