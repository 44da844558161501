"""Every relative link in the documents has a target."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.examples import CHECKOUT

LINK = re.compile(r"\]\(([^()\s]+)\)")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
#: Folders that are not part of the repository.
EXCLUDED = {"node_modules", "var"}


def documents() -> Iterator[Path]:
    for folder, folders, files in os.walk(CHECKOUT):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in EXCLUDED)
        yield from (Path(folder, file) for file in sorted(files) if file.endswith(".md"))


def anchors(document: Path) -> set[str]:
    """Return the anchors of the headings in GitHub's form: lower case; letters, digits, - and _; - for a space."""
    headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", document.read_text(encoding="utf-8")), re.MULTILINE)
    return {
        "".join("-" if c == " " else c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LN")
        for heading in headings
    }


@pytest.mark.parametrize("document", list(documents()), ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_links_have_targets(document):
    text = CODE.sub("", BLOCK.sub("", document.read_text(encoding="utf-8")))
    for link in LINK.findall(text):
        if "://" in link or link.startswith("mailto:"):
            continue
        target, _, anchor = link.partition("#")
        file = document.parent / target if target else document
        assert file.exists(), link
        assert not anchor or anchor in anchors(file), link
