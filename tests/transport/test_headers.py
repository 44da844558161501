"""Access to the headers of a request."""

from transport.headers import Headers


def test_the_first_of_repeated_headers_counts():
    headers = Headers({"headers": [(b"a", b"1"), (b"b", "ё".encode("cp1251")), (b"a", b"2")]})
    assert (headers.get(b"a"), headers.get(b"b"), headers.get(b"c"), headers.get(b"c", None)) == ("1", "¸", "", None)
