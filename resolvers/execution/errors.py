"""Errors as clients see them: a sentence, and a code in `extensions.code`. docs/errors.md lists the codes."""

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from graphql import FieldNode, GraphQLError, OperationType

from errors import InternalError, ServiceError
from messages import Language, Message
from resolvers.execution.validation.places import stamp
from resolvers.execution.validation.values import null_variable

logger = logging.getLogger(__name__)

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_INPUT = "BAD_USER_INPUT"
INTERNAL = InternalError.code

#: Characters of a message: some quote a text of the client, of whatever length.
MAX_MESSAGE = 1000


class RecommenderBusy(ServiceError):
    """A training that the recommendations need is not over, or not begun, at the deadline: the queue is long."""

    code = "RECOMMENDER_BUSY"
    status = 503
    retry_after = 5
    key = "operation.recommender-busy"

    def __init__(self) -> None:
        super().__init__(seconds=self.retry_after)


class OperationTypeNotAllowed(Exception):
    """The operation is of a type that this request may not execute. Always caught: the answer is a Refusal."""

    def __init__(self, type_: OperationType):
        super().__init__(f"a {type_.value} is not allowed in this request")
        self.type = type_


class RequestError(ServiceError):
    """The operation cannot be executed at all. errors: all that is wrong; the sentence is that of the first."""

    status = 400

    def __init__(self, errors: Sequence[GraphQLError], code: str):
        super().__init__()
        self.code = code
        self.errors = [coded(error, code) for error in errors]

    @classmethod
    def of(cls, message: Message) -> "RequestError":
        """Return the error of an operation that does not fit the rest of its request."""
        return cls([GraphQLError(message.text("en"), extensions={"messageRu": message.text("ru")})], BAD_INPUT)

    def sentence(self, language: Language) -> str:
        first = self.errors[0]
        return first.message if language == "en" else str((first.extensions or {})["messageRu"])

    def formatted(self) -> list[dict[str, Any]]:
        return [{**error.formatted} for error in self.errors]


class Public(NamedTuple):
    """An error as a client may see it. cause: the one of ours that it stands for; None for one of graphql-core."""

    error: GraphQLError
    cause: ServiceError | None


def coded(error: GraphQLError, code: str) -> GraphQLError:
    """Return the same error of graphql-core with this code, and a Russian sentence where it has none yet."""
    if "messageRu" not in (error.extensions or {}):
        stamp(error, _sentence(error, code))
    extensions = error.extensions or {}
    error.extensions = {"code": code, **extensions, "messageRu": _short(extensions["messageRu"])}
    error.message = _short(error.message)
    return error


def public_error(error: GraphQLError) -> Public:
    """Return the error of a field as a client may see it.

    An error of ours has its sentences; what may be the service's fault is logged with an id, which the client gets.
    """
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        # An argument that cannot be coerced is the client's; graphql-core shows it in the document.
        of_argument = not any(isinstance(node, FieldNode) for node in error.nodes or ())
        return Public(coded(error, BAD_INPUT if error.path is None or of_argument else INTERNAL), None)
    ours = cause if isinstance(cause, ServiceError) and (cause.is_fault or cause.code != INTERNAL) else InternalError()
    if ours.is_fault:
        logger.error("error %s at %s", ours.id, error.path, exc_info=cause)
    return Public(
        GraphQLError(ours.sentence("en"), nodes=error.nodes, path=error.path, extensions=ours.extensions()), ours
    )


def _sentence(error: GraphQLError, code: str) -> Message:
    """Return the sentence of an error for which no rule has one."""
    if code == INTERNAL:
        return Message("value.of-field", {"path": ".".join(map(str, error.path or ()))})
    if variable := null_variable(error):
        return Message("value.of-variable", {"name": variable, "fault": Message("value.not-given")})
    if code == BAD_INPUT:
        return Message("value.unfit")
    return Message("syntax.other" if code == PARSE_FAILED else "rule.other" if error.nodes else "rule.aborted")


def _short(message: str) -> str:
    """Return a message, of one that is long the beginning and end."""
    if len(message) <= MAX_MESSAGE:
        return message
    return f"{message[: MAX_MESSAGE - 200]} … {message[-190:]}"
