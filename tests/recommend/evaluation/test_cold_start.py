from recommend.__main__ import main


def test_the_cold_start_tells_how_a_hidden_fifth_is_found(tmp_path, capsys):
    rows = [f"u{u},p{u % 2}{n}" for u in range(40) for n in range(12)] + [f"u{u},all" for u in range(40)]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice", *rows]), encoding="utf-8")
    (tmp_path / "u.csv").write_text(
        "\n".join(["unit,region", *(f"u{u},r{u % 2}" for u in range(40))]), encoding="utf-8"
    )
    assert main(["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--units", str(tmp_path / "u.csv")]) == 0
    told = capsys.readouterr().out
    assert "All adoptions of 8 territories hidden" in told
    # Ten of the thirteen that each has; without the region half of what is offered is of the other kind.
    assert "- popularity in the region: 0.769 (0.000)" in told
    assert "- engine: 0.769 (0.000)" in told
    assert main(["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--level", "City", "--country", "ZZ"]) == 2
