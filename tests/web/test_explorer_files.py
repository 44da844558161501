"""The sources of the explorer: sizes and colours only in the tokens, no HTML from texts, licences."""

import json
import re

from recommend.model.scorer import ACTIVITY
from recommend.model.scoring import FACTOR_NAMES
from transport.static_files import WEB

EXPLORER = WEB / "explorer"
APP = EXPLORER / "app"
SCRIPTS = [path for path in APP.rglob("*.js") if "vendor" not in path.parts]


def test_every_size_and_colour_is_a_token():
    absolute = re.compile(r"#[0-9a-f]{3,8}\b|\b[\d.]+(?:px|rem|pt|ms)\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    for name in ("base", "layout", "components"):
        text = (APP / "styles" / f"{name}.css").read_text(encoding="utf-8")
        text = re.sub(r"@media .*", "", text)  # a media query cannot refer to a property
        assert absolute.findall(text) == [], name


def test_every_token_that_is_used_is_defined():
    texts = {path.name: path.read_text(encoding="utf-8") for path in (APP / "styles").glob("*.css")}
    defined = set(re.findall(r"(--[\w-]+):", texts["tokens.css"]))
    for name, text in texts.items():
        assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= defined, name


def test_no_script_writes_html_or_loads_from_elsewhere():
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"dangerouslySetInnerHTML|innerHTML|outerHTML|\beval\b|document\.write", text), path
        imports = re.findall(r"""(?:^import .*from |^\} from |import\()["']([^"']+)""", text, re.MULTILINE)
        assert all(name.startswith(".") for name in imports), path


def test_every_factor_of_a_recommendation_has_a_weight():
    weights = (APP / "screens" / "recommend" / "weights.js").read_text(encoding="utf-8")
    assert re.findall(r'^  "(\w+)",$', weights, re.MULTILINE) == [name for name in FACTOR_NAMES if name != ACTIVITY]


def test_every_component_is_on_the_page_of_components():
    files = [
        path for path in (APP / "components").glob("*.js") if re.search(r"export function [A-Z]", path.read_text())
    ]
    screen = APP / "screens" / "components"
    named = re.findall(r"[a-z]+(?:-[a-z]+)*", (screen / "samples.js").read_text() + (screen / "texts.js").read_text())
    assert {path.stem for path in files} - set(named) == set()


def test_every_script_is_short():
    long = {str(path.relative_to(APP)): len(path.read_text(encoding="utf-8").splitlines()) for path in SCRIPTS}
    assert {name: lines for name, lines in long.items() if lines >= 300} == {}


def test_every_vendored_package_has_its_licence():
    licences = (APP / "vendor" / "LICENCES.txt").read_text(encoding="utf-8")
    dependencies = json.loads((EXPLORER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in dependencies.items():
        assert f"{name} {version}: " in licences
    assert "resolved" not in (EXPLORER / "package-lock.json").read_text(encoding="utf-8")
