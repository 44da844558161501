"""Russian messages with the places in the document that an error refers to."""

from graphql import GraphQLError

from messages import Message

#: Maximum number of places in a message; a conflict of many fields has more.
MAX_PLACES = 2


def russian_text(message: Message, error: GraphQLError) -> str:
    """Return the message in Russian, with the line and column of the error's nodes."""
    places = dict.fromkeys((location.line, location.column) for location in error.locations or ())
    if not places:
        return message.text("ru")
    named = tuple(
        Message("place.place", {"line": line, "column": column}) for line, column in list(places)[:MAX_PLACES]
    )
    return Message("place.at", {"sentence": message, "places": named}).text("ru")


def set_russian_message(error: GraphQLError, message: Message) -> None:
    """Set `extensions.messageRu` of the error."""
    error.extensions = {**(error.extensions or {}), "messageRu": russian_text(message, error)}
