"""The answer to a request that is refused."""

from errors import InternalError
from resolvers.execution.observation import observed
from transport.refusal import Refusal
from transport.responses import Answer, json_answer


def refused(error: Refusal | InternalError, media_type: str) -> Answer:
    """Return one error with its status."""
    result = {"errors": error.formatted()}
    observed().note_errors(result)
    return json_answer(result, error.status, media_type, error.headers if isinstance(error, Refusal) else {})
