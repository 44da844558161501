"""Errors as clients see them: a message, and a code in `extensions.code`. docs/errors.md lists the codes."""

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from graphql import FieldNode, GraphQLError, OperationType

from errors import ErrorCode, InternalError, ServiceError
from messages import Language, Message
from resolvers.execution.validation.places import set_russian_message
from resolvers.execution.validation.values import null_variable

logger = logging.getLogger(__name__)

#: Maximum length of a message, which may quote a text of the client.
MAX_MESSAGE = 1000


class RecommenderBusy(ServiceError):
    """A training that the recommendations need did not finish before the deadline, or the queue is full."""

    code = ErrorCode.RECOMMENDER_BUSY
    status = 503
    retry_after = 5
    key = "operation.recommender-busy"

    def __init__(self) -> None:
        super().__init__(seconds=self.retry_after)


class OperationTypeNotAllowed(Exception):
    """The request may not execute operations of this type. Always caught: the answer is a Refusal."""

    def __init__(self, type_: OperationType):
        super().__init__(f"a {type_.value} is not allowed in this request")
        self.type = type_


class RequestError(ServiceError):
    """The operation cannot be executed. errors: all errors in it; the sentence is that of the first."""

    status = 400

    def __init__(self, errors: Sequence[GraphQLError], code: ErrorCode):
        super().__init__()
        self.code = code
        self.errors = [add_code(error, code) for error in errors]

    @classmethod
    def of(cls, message: Message) -> "RequestError":
        """Return the error of a request whose operation name does not match its document."""
        return cls(
            [GraphQLError(message.text("en"), extensions={"messageRu": message.text("ru")})], ErrorCode.BAD_USER_INPUT
        )

    def sentence(self, language: Language) -> str:
        first = self.errors[0]
        return first.message if language == "en" else str((first.extensions or {})["messageRu"])

    def formatted(self) -> list[dict[str, Any]]:
        return [{**error.formatted} for error in self.errors]


class PublicError(NamedTuple):
    """An error as clients see it. cause: the ServiceError behind it; None for an error of graphql-core."""

    error: GraphQLError
    cause: ServiceError | None


def add_code(error: GraphQLError, code: ErrorCode) -> GraphQLError:
    """Add the code to an error of graphql-core, and a Russian message if it has none. Return the error."""
    if "messageRu" not in (error.extensions or {}):
        set_russian_message(error, _message(error, code))
    extensions = error.extensions or {}
    error.extensions = {"code": code.value, **extensions, "messageRu": _shortened(extensions["messageRu"])}
    error.message = _shortened(error.message)
    return error


def public_error(error: GraphQLError) -> PublicError:
    """Return the error of a field as clients see it.

    A ServiceError has messages of its own. A possible fault of the service is logged under an id that is shown to the
    client.
    """
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        # An invalid argument is an error of the client. Its nodes are values in the document, not fields.
        is_argument_error = not any(isinstance(node, FieldNode) for node in error.nodes or ())
        is_of_client = error.path is None or is_argument_error
        return PublicError(
            add_code(error, ErrorCode.BAD_USER_INPUT if is_of_client else ErrorCode.INTERNAL_SERVER_ERROR), None
        )
    shown = cause if isinstance(cause, ServiceError) else InternalError()
    if shown.code == ErrorCode.INTERNAL_SERVER_ERROR and not shown.is_fault:  # not meant for clients
        shown = InternalError()
    if shown.is_fault:
        logger.error("error %s at %s", shown.id, error.path, exc_info=cause)
    return PublicError(
        GraphQLError(shown.sentence("en"), nodes=error.nodes, path=error.path, extensions=shown.extensions()), shown
    )


def _message(error: GraphQLError, code: ErrorCode) -> Message:
    """Return the message of an error that no validation rule explains."""
    if code == ErrorCode.INTERNAL_SERVER_ERROR:
        return Message("value.of-field", {"path": ".".join(map(str, error.path or ()))})
    if variable := null_variable(error):
        return Message("value.of-variable", {"name": variable, "fault": Message("value.not-given")})
    if code == ErrorCode.BAD_USER_INPUT:
        return Message("value.unfit")
    if code == ErrorCode.GRAPHQL_PARSE_FAILED:
        return Message("syntax.other")
    return Message("rule.other" if error.nodes else "rule.aborted")


def _shortened(message: str) -> str:
    """Return the message, or its beginning and end if it is too long."""
    if len(message) <= MAX_MESSAGE:
        return message
    return f"{message[: MAX_MESSAGE - 200]} … {message[-190:]}"
