"""The response to a request that is rejected: its error as JSON."""

from errors import InternalError
from resolvers.execution.operation_record import current_record
from transport.errors import Refusal
from transport.responses import Answer, json_answer


def error_answer(error: Refusal | InternalError, media_type: str) -> Answer:
    """Return the response for one error, and note the error in the operation record."""
    result = {"errors": error.formatted()}
    current_record().note_errors(result)
    return json_answer(result, error.status, media_type, error.headers if isinstance(error, Refusal) else {})
