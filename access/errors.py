"""The limits on an operation, and the error raised when one is exceeded."""

from dataclasses import dataclass

from errors import ErrorCode, ServiceError


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as clients see it: the error code, the message key and the HTTP status when it is exceeded."""

    code: ErrorCode
    key: str
    status: int = 400


TOO_MANY_TOKENS = Limit(ErrorCode.TOO_MANY_TOKENS, "limit.too-many-tokens")
TOO_DEEP = Limit(ErrorCode.TOO_DEEP, "limit.too-deep")
TOO_MANY_FIELDS = Limit(ErrorCode.TOO_MANY_FIELDS, "limit.too-many-fields")
TOO_MANY_REPEATS = Limit(ErrorCode.TOO_MANY_REPEATS, "limit.too-many-repeats")
TOO_MANY_OPERATIONS = Limit(ErrorCode.TOO_MANY_OPERATIONS, "limit.too-many-operations")
TOO_MANY_ROOT_FIELDS = Limit(ErrorCode.TOO_MANY_ROOT_FIELDS, "limit.too-many-root-fields")
TOO_MANY_ALIASES = Limit(ErrorCode.TOO_MANY_ALIASES, "limit.too-many-aliases")
TOO_MANY_DIRECTIVES = Limit(ErrorCode.TOO_MANY_DIRECTIVES, "limit.too-many-directives")
TOO_MANY_FRAGMENTS = Limit(ErrorCode.TOO_MANY_FRAGMENTS, "limit.too-many-fragments")
FRAGMENT_CYCLE = Limit(ErrorCode.FRAGMENT_CYCLE, "limit.fragment-cycle")
TOO_MANY_VARIABLES = Limit(ErrorCode.TOO_MANY_VARIABLES, "limit.too-many-variables")
TOO_MANY_VALUES = Limit(ErrorCode.TOO_MANY_VALUES, "limit.too-many-values")
VALUES_TOO_DEEP = Limit(ErrorCode.VALUES_TOO_DEEP, "limit.values-too-deep")
TOO_MANY_CONDITIONS = Limit(ErrorCode.TOO_MANY_CONDITIONS, "limit.too-many-conditions")
CONDITIONS_TOO_DEEP = Limit(ErrorCode.CONDITIONS_TOO_DEEP, "limit.conditions-too-deep")
INTROSPECTION_DISABLED = Limit(ErrorCode.INTROSPECTION_DISABLED, "limit.introspection-disabled")
TOO_COSTLY = Limit(ErrorCode.TOO_COSTLY, "limit.too-costly")
RATE_LIMITED = Limit(ErrorCode.RATE_LIMITED, "limit.rate-limited", 429)
TOO_MANY_READS = Limit(ErrorCode.RATE_LIMITED, "limit.too-many-reads", 429)
PLAN_NOT_ALLOWED = Limit(ErrorCode.PLAN_NOT_ALLOWED, "limit.plan-not-allowed")


class LimitError(ServiceError):
    """A limit was exceeded. seconds: delay after which a retry may succeed; None if a retry does not help."""

    def __init__(self, limit: Limit, /, *, seconds: int | None = None, **details: object):
        super().__init__(limit.key, seconds=seconds, **details)
        self.code, self.status, self.retry_after = limit.code, limit.status, seconds
