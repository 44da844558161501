"""Headers and body of responses."""

from transport.responses import Answer, json_answer


async def sent(answer: Answer) -> tuple[dict, bytes]:
    messages = []

    async def send(message):
        messages.append(message)

    await answer(send)
    start, body = messages
    return {name.decode(): value.decode("latin-1") for name, value in start["headers"]}, body["body"]


async def test_a_response_has_a_content_type_and_a_length():
    headers, body = await sent(json_answer({"a": "ё"}, 200, "application/json", {"Retry-After": "1"}))
    assert body == '{"a":"ё"}'.encode()
    assert headers == {
        "vary": "Accept, Accept-Encoding",
        "content-type": "application/json; charset=utf-8",
        "content-length": str(len(body)),
        "retry-after": "1",
    }


async def test_a_not_modified_response_has_neither_type_nor_length():
    headers, _ = await sent(Answer(b"", 304, "application/json", {"ETag": '"a"'}))
    assert headers == {"vary": "Accept, Accept-Encoding", "etag": '"a"'}


def test_values_that_orjson_rejects_are_serialised():
    assert json_answer({"a": 2**70, "b": "\ud800"}, 200, "application/json", {}).body == (
        b'{"a": 1180591620717411303424, "b": "\\ud800"}'
    )
