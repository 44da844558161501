"""What can be wrong with a question. Each says which argument, and what to do instead."""


class QueryError(Exception):
    """A mistake of the client; the text is for the client. `code` becomes `extensions.code`."""

    code = "BAD_USER_INPUT"

    def __init__(self, argument: str, problem: str):
        super().__init__(f"{argument}: {problem}")
        self.argument = argument


class BadCursor(QueryError):
    code = "BAD_CURSOR"

    def __init__(self, argument: str, problem: str):
        super().__init__(argument, f"{problem}; use an endCursor or startCursor of the same list and orderBy")


class BadPage(QueryError):
    code = "BAD_PAGE"
