"""Registered documents, which exclude all other documents."""

import json

import pytest

from tests.transport.conftest import endpoint
from tests.transport.test_documents import HELLO, by_hash, code, get, post, sha
from transport.static_files import EXPLORER_DOCUMENTS
from transport.trusted_documents import TrustedDocuments, TrustedDocumentsError


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "hello.graphql").write_text(HELLO, encoding="utf-8")
    (tmp_path / "by-id.json").write_text(json.dumps({"one": '{ echo(text: "one") }'}))
    (tmp_path / "manifest.json").write_text(
        json.dumps(
            {
                "format": "apollo-persisted-query-manifest",
                "version": 1,
                "operations": [
                    {"id": "two", "name": "Two", "type": "query", "body": 'query Two { echo(text: "two") }'}
                ],
            }
        )
    )
    (tmp_path / "README.md").write_text("not a document")
    return tmp_path


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        ({"query": HELLO}, "привет"),
        ({"documentId": f"sha256:{sha(HELLO)}"}, "привет"),
        (by_hash(HELLO), "привет"),
        (by_hash(HELLO, query=HELLO), "привет"),
        ({"documentId": "one"}, "one"),
        ({"documentId": "two", "operationName": "Two"}, "two"),
    ],
)
@pytest.mark.parametrize("send", [get, post])
async def test_registered_documents_are_executed(folder, members, answer, send):
    async with endpoint(documents=TrustedDocuments(folder)) as client:
        assert (await send(client, members)).json() == {"data": {"echo": answer}}


@pytest.mark.parametrize(
    "members",
    [
        {"query": '{ echo(text: "other") }'},
        {"documentId": "three"},
        {"documentId": ""},
        by_hash("{ a }"),
        {"documentId": "one", "query": HELLO},
        by_hash('{ echo(text: "other") }', query='{ echo(text: "other") }'),
    ],
)
async def test_other_documents_are_rejected(folder, members):
    async with endpoint(documents=TrustedDocuments(folder)) as client:
        response = await post(client, members)
        assert (response.status_code, code(response)) == (403, "DOCUMENT_NOT_REGISTERED")


async def test_documents_of_the_service_itself_are_executed_too(folder, tmp_path_factory):
    built_in = tmp_path_factory.mktemp("built-in") / "documents.json"
    text = '{ echo(text: "built in") }'
    built_in.write_text(json.dumps({sha(text): text, "one": "{ other }"}), encoding="utf-8")
    async with endpoint(documents=TrustedDocuments(folder, built_in)) as client:
        assert (await post(client, {"query": text})).json() == {"data": {"echo": "built in"}}
        assert (await post(client, {"query": HELLO})).json() == {"data": {"echo": "привет"}}
        assert (await post(client, {"documentId": "one"})).json() == {"data": {"echo": "one"}}


@pytest.mark.parametrize("content", ["{", "[]", '{"a": 1}', '{"operations": [{"id": 1}]}', b"\xff"])
def test_unreadable_documents_abort_startup(tmp_path, content):
    file = tmp_path / "documents.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(TrustedDocumentsError, match=r"documents\.json"):
        TrustedDocuments(file)


def test_a_folder_without_documents_aborts_startup(tmp_path):
    with pytest.raises(TrustedDocumentsError):
        TrustedDocuments(tmp_path, EXPLORER_DOCUMENTS)
