from recommend.__main__ import main


def test_reports_the_recall_for_a_hidden_fifth(tmp_path, capsys):
    rows = [f"u{u},p{u % 2}{n}" for u in range(40) for n in range(12)] + [f"u{u},all" for u in range(40)]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice", *rows]), encoding="utf-8")
    (tmp_path / "u.csv").write_text(
        "\n".join(["unit,region", *(f"u{u},r{u % 2}" for u in range(40))]), encoding="utf-8"
    )
    assert main(["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--units", str(tmp_path / "u.csv")]) == 0
    output = capsys.readouterr().out
    assert "All adoptions of 8 territories hidden" in output
    # The first ten of the thirteen practices of each unit. Without the region, half of them would be of the other kind.
    assert "- popularity in the region: 0.769 (0.000)" in output
    assert "- engine: 0.769 (0.000)" in output
    assert main(["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--level", "City", "--country", "ZZ"]) == 2
