"""The answer to a request that is refused."""

from resolvers.execution.observation import observed
from texts import Language, text
from transport.refusal import Refusal
from transport.responses import Answer, json_answer


def refused(refusal: Refusal, media_type: str) -> Answer:
    """One error, in English, with the same in Russian in its extensions, as all errors of the engine have it."""
    extensions = {"code": refusal.code, "messageRu": _message(refusal, "ru")}
    if "id" in refusal.details:
        extensions["id"] = refusal.details["id"]
    result = {"errors": [{"message": _message(refusal, "en"), "extensions": extensions}]}
    observed().note_errors(result)
    return json_answer(result, refusal.status, media_type, refusal.headers)


def _message(refusal: Refusal, language: Language) -> str:
    details = dict(refusal.details)
    if "expected" in details:
        details["expected"] = text(details["expected"], language)
    return text(refusal.key, language, **details)
