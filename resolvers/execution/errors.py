"""Errors as clients see them: a sentence, and a code in `extensions.code`. docs/errors.md lists the codes."""

import logging
import uuid
from typing import Any

from graphql import FieldNode, GraphQLError, OperationType

from access.errors import LimitError
from graph.query import QueryError
from graph.search import SearchError
from graph.store import StoreError
from schema.scalars import BadPartialDate

logger = logging.getLogger(__name__)

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_INPUT = "BAD_USER_INPUT"
INTERNAL = "INTERNAL_SERVER_ERROR"

#: Characters of a message: some quote a text of the client, of whatever length.
MAX_MESSAGE = 1000


class RecommenderBusy(Exception):
    """A training that the recommendations need is not over, or not begun, at the deadline: the queue is long."""

    code = "RECOMMENDER_BUSY"
    english = ("Recommendations as of this date are not computed yet, and there is a queue for that just now; try "
               "again in {seconds} s, and ask for fewer years at once.")
    russian = ("Рекомендации на эту дату ещё не рассчитаны, а очередь на расчёт сейчас велика; повторите запрос через "
               "{seconds} с и запрашивайте меньше разных лет за раз.")
    #: Seconds after which to try again.
    seconds = 5

    def __init__(self) -> None:
        self.english, self.russian = (text.format(seconds=self.seconds) for text in (self.english, self.russian))
        super().__init__(self.english)


class OperationTypeNotAllowed(Exception):
    """The operation is of a type that this request may not execute. type: that type."""

    def __init__(self, type_: OperationType):
        super().__init__(f"a {type_.value} is not allowed in this request")
        self.type = type_


class RequestError(Exception):
    """The operation cannot be executed at all."""

    def __init__(self, errors: list[GraphQLError], code: str):
        super().__init__(errors[0].message)
        self.errors = [coded(error, code) for error in errors]


def response_to(error: RequestError | LimitError) -> dict[str, Any]:
    """The response to an operation that is not executed."""
    if isinstance(error, RequestError):
        return {"errors": [e.formatted for e in error.errors]}
    return {"errors": [{"message": error.english, "extensions": _of_limit(error)}]}


def _of_limit(error: LimitError) -> dict[str, Any]:
    """The extensions of the error of a limit."""
    extensions = {"code": error.code, "messageRu": error.russian}
    if "seconds" in error.details:
        extensions["retryAfter"] = error.details["seconds"]
    return extensions


def coded(error: GraphQLError, code: str) -> GraphQLError:
    """The same error with this code, unless it has one; in Russian too where the mistake is told so."""
    extensions = {"code": code, **(error.extensions or {})}
    if cause := _told_in_russian(error):
        extensions["messageRu"] = cause.russian
    if "messageRu" in extensions:
        extensions["messageRu"] = _short(extensions["messageRu"])
    error.extensions, error.message = extensions, _short(error.message)
    return error


def public_error(error: GraphQLError) -> GraphQLError:
    """The error as a client may see it.

    A mistake of the client keeps its text. What the store says about itself is a sentence already. Anything else
    is logged with an id, and the client gets the id.
    """
    cause = error.original_error
    if isinstance(cause, LimitError):
        return GraphQLError(cause.english, nodes=error.nodes, path=error.path, extensions=_of_limit(cause))
    if isinstance(cause, (QueryError, SearchError, StoreError)):
        extensions = {"code": cause.code, "messageRu": cause.russian}
        if type(cause) is StoreError:  # of no known kind, and so perhaps a fault of ours
            extensions["id"] = uuid.uuid4().hex
            logger.error("error %s at %s: %r", extensions["id"], error.path, cause.__cause__)
        return GraphQLError(cause.english, nodes=error.nodes, path=error.path, extensions=extensions)
    if isinstance(cause, RecommenderBusy):
        return GraphQLError(cause.english, nodes=error.nodes, path=error.path, extensions={
            "code": cause.code, "messageRu": cause.russian, "retryAfter": cause.seconds})
    if cause is None or isinstance(cause, GraphQLError):
        # An argument that cannot be coerced is the client's; graphql-core shows it in the document.
        of_argument = not any(isinstance(node, FieldNode) for node in error.nodes or ())
        return coded(error, BAD_INPUT if error.path is None or of_argument else INTERNAL)
    id_ = uuid.uuid4().hex
    logger.error("error %s at %s", id_, error.path, exc_info=cause)
    return GraphQLError(
        f"Something went wrong in the service; its log has the details under {id_}.",
        nodes=error.nodes, path=error.path, extensions={
            "code": INTERNAL, "id": id_,
            "messageRu": f"В сервисе произошла ошибка; подробности в его журнале под номером {id_}."},
    )


def _told_in_russian(error: GraphQLError) -> BadPartialDate | None:
    """What a value was refused for, somewhere behind the error, if that has a sentence of its own."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause if isinstance(cause, BadPartialDate) else None


def _short(message: str) -> str:
    """A message that quotes what it is about keeps its beginning and end."""
    if len(message) <= MAX_MESSAGE:
        return message
    return f"{message[:MAX_MESSAGE - 200]} … {message[-190:]}"
