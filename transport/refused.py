"""The answer to a request that is refused."""

from errors import InternalError
from resolvers.execution.operation_record import current_record
from transport.refusal import Refusal
from transport.responses import Answer, json_answer


def refused(error: Refusal | InternalError, media_type: str) -> Answer:
    """Return one error with its status."""
    result = {"errors": error.formatted()}
    current_record().note_errors(result)
    return json_answer(result, error.status, media_type, error.headers if isinstance(error, Refusal) else {})
