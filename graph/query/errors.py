"""What can be wrong with a question. Each says which argument, and what to do instead."""


class QueryError(Exception):
    """A mistake of the client; the text is for the client.

    Attributes:
        code: becomes `extensions.code` of the GraphQL error.
        argument: the argument that is wrong; both texts begin with it.
        english, russian: the same sentence; `str()` gives the first.
    """

    code = "BAD_USER_INPUT"

    def __init__(self, argument: str, english: str, russian: str):
        self.argument = argument
        self.english = f"{argument}: {english}"
        self.russian = f"{argument}: {russian}"
        super().__init__(self.english)


class BadCursor(QueryError):
    """`after` or `before` does not say where to go on in this list."""

    code = "BAD_CURSOR"

    def __init__(self, argument: str, *, foreign: bool = False):
        english = "it belongs to a list of another type or order" if foreign else "it is not a cursor of this service"
        russian = "он относится к списку другого типа или порядка" if foreign else "это не курсор этого сервиса"
        super().__init__(argument, f"{english}; use a cursor that the same list with the same orderBy gave",
                         f"{russian}; возьмите курсор, который дал тот же список с тем же orderBy")


class BadPage(QueryError):
    """A page of an impossible size."""

    code = "BAD_PAGE"


class BadValue(QueryError):
    """A value that nothing can be compared with or found by."""


class TooManyConditions(QueryError):
    """Conditions through relationships that make too long a statement together."""

    code = "TOO_MANY_CONDITIONS"

    def __init__(self) -> None:
        super().__init__(
            "where",
            "these conditions through relationships make too large a statement together; send several operations",
            "эти условия по связям вместе составляют слишком большой запрос к хранилищу; отправьте несколько операций")
