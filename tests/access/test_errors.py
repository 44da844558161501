"""The errors of exceeded limits: each has its code, its status and a sentence in both languages."""

import access.errors
from access.errors import RATE_LIMITED, TOO_DEEP, TOO_MANY_READS, Limit, LimitError
from errors import ErrorCode
from messages import SENTENCES

LIMITS = [limit for limit in vars(access.errors).values() if isinstance(limit, Limit)]


def test_every_limit_has_a_sentence_and_only_rates_share_a_code():
    assert len(LIMITS) >= 20
    for limit in LIMITS:
        assert all(limit.key in sentences for sentences in SENTENCES.values()), limit
    codes = [limit.code for limit in LIMITS]
    assert {code for code in codes if codes.count(code) > 1} == {ErrorCode.RATE_LIMITED}


def test_only_a_limit_on_a_rate_can_be_met_by_waiting():
    for limit in LIMITS:
        assert limit.status == (429 if limit in (RATE_LIMITED, TOO_MANY_READS) else 400)
    error = LimitError(RATE_LIMITED, seconds=7, limit=5.0)
    assert (error.code, error.status, error.retry_after) == ("RATE_LIMITED", 429, 7)
    assert error.extensions()["retryAfter"] == 7


def test_the_message_states_the_limit():
    error = LimitError(TOO_DEEP, limit=20)
    assert (error.status, error.retry_after) == (400, None)
    assert "20" in error.sentence("en")
    assert "20" in error.sentence("ru")
