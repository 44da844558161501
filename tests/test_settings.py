"""The settings: parsing of the environment, messages for invalid values, and the table in the documentation."""

import re
from pathlib import Path

import pytest

from messages import SENTENCES
from settings import CHECKOUT, Settings, SettingsError, expected_of, unknown_variables, variable_of

TABLE = CHECKOUT / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)


def error_for(monkeypatch, **variables: str) -> SettingsError:
    """Return the error that these variables cause."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        Settings.from_environment()
    return raised.value


def test_every_setting_has_a_default():
    parsed = Settings.from_environment()
    assert (parsed.host, parsed.port, parsed.neo4j_uri) == ("127.0.0.1", 8000, None)
    assert parsed.store_dir == CHECKOUT / "var"


def test_variables_are_parsed(monkeypatch):
    monkeypatch.setenv("TIRAZH_PORT", "8123")
    monkeypatch.setenv("TIRAZH_LOAD_DATA", "no")
    monkeypatch.setenv("TIRAZH_STORE_DIR", "/srv/данные")
    monkeypatch.setenv("TIRAZH_CORS_ORIGINS", "https://a.example, http://b.example:8080")
    monkeypatch.setenv("TIRAZH_NEO4J_URI", "neo4j+s://cluster.example.org")
    parsed = Settings.from_environment()
    assert (parsed.port, parsed.load_data, parsed.store_dir) == (8123, False, Path("/srv/данные"))
    assert parsed.cors_origins == ("https://a.example", "http://b.example:8080")
    assert parsed.neo4j_uri == "neo4j+s://cluster.example.org"


def test_an_empty_variable_is_treated_as_unset(monkeypatch):
    monkeypatch.setenv("TIRAZH_PORT", "")
    monkeypatch.setenv("TIRAZH_NEO4J_URI", "")
    parsed = Settings.from_environment()
    assert (parsed.port, parsed.neo4j_uri) == (8000, None)


def test_options_take_precedence_over_the_environment(monkeypatch):
    monkeypatch.setenv("TIRAZH_PORT", "8123")
    assert Settings.from_environment(port="9000").port == 9000


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TIRAZH_HOST", "a host"),
        ("TIRAZH_PORT", "abc"),
        ("TIRAZH_PORT", "65536"),
        ("TIRAZH_PORT", "-1"),
        ("TIRAZH_WORKERS", "0"),
        ("TIRAZH_SHUTDOWN_TIMEOUT", "0"),
        ("TIRAZH_LOG_FORMAT", "xml"),
        ("TIRAZH_CORS_ORIGINS", "example.org"),
        ("TIRAZH_CORS_ORIGINS", "https://example.org/page"),
        ("TIRAZH_MAX_BODY_SIZE", "10"),
        ("TIRAZH_REQUEST_TIMEOUT", "0"),
        ("TIRAZH_REQUEST_TIMEOUT", "nan"),
        ("TIRAZH_STORE_HEAP", "much"),
        ("TIRAZH_STORE_TIMEOUT", "inf"),
        ("TIRAZH_NEO4J_URI", "http://127.0.0.1:7474"),
        ("TIRAZH_NEO4J_URI", "bolt://"),
        ("TIRAZH_LOAD_DATA", "maybe"),
        ("TIRAZH_LOG_LEVEL", "loud"),
        ("TIRAZH_LANGUAGE", "de"),
        ("TIRAZH_MAX_DEPTH", "0"),
        ("TIRAZH_MAX_COST", "1000"),
        ("TIRAZH_MAX_COST", "1,2,-3"),
        ("TIRAZH_PROXIES", "proxy.example.org"),
        ("TIRAZH_TRUSTED_DOCUMENTS", "/not/there"),
        ("TIRAZH_COMPRESS_ABOVE", "-2"),
        ("TIRAZH_STORE_CONCURRENCY", "1000"),
    ],
)
def test_the_error_for_an_invalid_value_names_the_variable_the_value_and_the_remedy(monkeypatch, variable, value):
    error = error_for(monkeypatch, **{variable: value})
    expected = expected_of(variable.removeprefix("TIRAZH_").lower())
    assert str(error) == f"{variable}: invalid value {value!r}. Use {expected.text('en')}. See docs/settings.md."
    russian = f"{variable}: недопустимое значение {value!r}. Укажите {expected.text('ru')}. См. docs/settings.md."
    assert error.sentence("ru") == russian


def test_all_invalid_values_are_reported_together(monkeypatch):
    error = error_for(monkeypatch, TIRAZH_PORT="abc", TIRAZH_LOAD_DATA="maybe")
    assert [name for name, _, _ in error.problems] == ["TIRAZH_PORT", "TIRAZH_LOAD_DATA"]


def test_the_error_for_an_option_names_the_option():
    with pytest.raises(SettingsError, match=r"^--port: invalid value '99999'. Use a whole number"):
        Settings.from_environment(port="99999")


def test_the_password_is_never_shown(monkeypatch):
    monkeypatch.setenv("TIRAZH_NEO4J_PASSWORD", "hunter2")
    assert "hunter2" not in repr(Settings.from_environment())
    assert "hunter2" not in str(Settings.from_environment())
    with pytest.raises(SettingsError) as raised:
        Settings.from_environment(neo4j_password=["hunter2"])
    assert "hunter2" not in str(raised.value)


def test_keys_are_never_shown(monkeypatch):
    digest = "0123456789abcdef" * 4
    monkeypatch.setenv("TIRAZH_API_KEYS", f"{digest}, {digest.upper()}")
    assert Settings.from_environment().api_keys == (digest, digest.upper())
    assert digest not in repr(Settings.from_environment())
    assert "hunter2" not in str(error_for(monkeypatch, TIRAZH_API_KEYS="hunter2"))


def test_settings_per_class_of_clients_are_three_numbers(monkeypatch):
    monkeypatch.setenv("TIRAZH_MAX_COST", "10, 20,30")
    assert Settings.from_environment().max_cost == (10, 20, 30)


def test_unknown_variables_are_found_with_the_most_similar_setting():
    environment = {"TIRAZH_PROT": "1", "TIRAZH_QWZX": "1", "TIRAZH_PORT": "1", "OTHER": "1"}
    assert unknown_variables(environment) == {"TIRAZH_PROT": "TIRAZH_PORT", "TIRAZH_QWZX": None}


def test_every_setting_describes_its_valid_values_in_both_languages():
    keys = {expected_of(field).key for field in Settings.model_fields}
    for sentences in SENTENCES.values():
        assert keys == {key for key in sentences if key.startswith("setting.")}


def documented_type(schema: dict) -> str:
    """Return the type of a field's JSON schema in one word, ignoring nullability."""
    schema = next((s for s in schema.get("anyOf", []) if s.get("type") != "null"), schema)
    if "enum" in schema:
        return "choice"
    return {"array": "list", "string": schema.get("format", "string")}.get(schema["type"], schema["type"])


def documented_default(value) -> str:
    if value is None or value in ((), ""):
        return "none"
    if isinstance(value, tuple):
        value = ",".join(map(str, value))
    if isinstance(value, Path):
        value = f"{value.relative_to(CHECKOUT)}` in the checkout"
        return f"`{value}"
    return f"`{str(value).lower()}`"


def test_the_documented_table_matches_the_code():
    properties = Settings.model_json_schema()["properties"]
    expected = [
        (
            f"`{variable_of(name)}`",
            documented_type(properties[name]),
            documented_default(field.default),
            field.description,
            expected_of(name).text("en"),
        )
        for name, field in Settings.model_fields.items()
    ]
    rows = re.findall(r"^\| (`TIRAZH_.*) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [tuple(row.split(" | ")) for row in rows] == expected
