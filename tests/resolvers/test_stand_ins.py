"""Stand-ins: which territory answers for a part of a municipality and for a territory that has ended."""

import json

from data.prepare import contents
from data.prepare.tables import DATA
from resolvers.stand_ins import Place, stand_ins


def test_a_part_is_answered_for_by_its_municipality_unless_it_adopts():
    places = {"okrug": Place({"1"}, None, None, []), "city": Place({"11"}, None, "okrug", [])}
    assert stand_ins(places, set()) == {"city": "okrug"}
    assert stand_ins(places, {"city"}) == {}


def test_an_ended_territory_is_answered_for_by_its_successor_even_if_it_has_adopted():
    places = {
        "old": Place({"1"}, "2020", None, ["new"]),
        "new": Place({"2"}, "2023", None, ["newest"]),
        "newest": Place({"3"}, None, None, []),
        "town": Place({"11"}, None, "old", []),
        "forgotten": Place({"4"}, "2020", None, []),
    }
    expected = {"old": "new", "new": "newest", "town": "old"}
    assert stand_ins(places, set()) == expected
    assert stand_ins(places, {"old"}) == expected


def test_a_cycle_has_no_stand_ins():
    places = {
        "part": Place({"11"}, None, "whole", []),
        "whole": Place({"1"}, "2020", None, ["part"]),
        "farm": Place({"12"}, None, "whole", []),
    }
    assert stand_ins(places, set()) == {}


def test_after_a_transfer_each_territory_is_continued_by_its_own_successor():
    lines = (DATA / "municipalities" / "municipalities.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    successors: dict[str, list[str]] = {}
    for row in rows:
        for former in row.get("precededBy", ()):
            successors.setdefault(former, []).append(row["id"])
    codes: dict[str, set[str]] = {}
    for _, code in contents.rows("municipalities"):
        if code.get("scheme") == "OKTMO":
            codes.setdefault(code["territory"], set()).add(code["value"])
    places = {
        row["id"]: Place(
            codes.get(row["id"], set()), row.get("validTo"), row.get("partOf"), successors.get(row["id"], [])
        )
        for row in rows
    }
    direct = stand_ins(places, set())
    found = {id_: last_of(id_, direct) for id_ in direct}
    ended = [row["id"] for row in rows if "validTo" in row]
    assert len(ended) == 66
    assert {found[id_] for id_ in ended} <= {row["id"] for row in rows if "validTo" not in row}
    assert {former: found[f"municipality:oktmo-{former}"].rpartition(":")[2] for former in TRANSFERS} == TRANSFERS


def last_of(id_: str, direct: dict[str, str]) -> str:
    """Return the end of a chain of stand-ins."""
    while id_ in direct:
        id_ = direct[id_]
    return id_


#: Former municipalities that lost land to another one, and their successors.
TRANSFERS = {
    "07548000-until-2022": "oktmo-07548000",  # Предгорный, beside Кисловодск
    "29606000-until-2019": "oktmo-29606000",  # Боровский район, beside Обнинск
    "46659000-until-2019": "oktmo-46788000",  # Щёлковский район, beside Лосино-Петровский
    "46783000-until-2023": "fias-d76255c8-3173-4db5-a39b-badd3ebdf851",  # Химки, beside Солнечногорск
    "68640000-until-2023": "oktmo-68540000",  # Тамбовский район, beside Тамбов
    "71918000-until-2022": "oktmo-71938000",  # Приуральский район, beside Лабытнанги
    "71940000-until-2022": "oktmo-71940000",  # Пуровский, beside Губкинский
    "75638000-until-2023": "oktmo-75638000",  # Кусинский район, beside Златоуст
}
