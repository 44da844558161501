"""docs/loading.ru.md: its example loads into a graph that has the municipality and the practice."""

import re
from pathlib import Path

from graph.load import load_folder
from tests.graph.load.contents import contents
from tests.graph.load.folders import write_folder

TEXT = (Path(__file__).parents[3] / "docs" / "loading.ru.md").read_text(encoding="utf-8")
KNOWN = {
    "municipalities.csv": "id,country,kind,oktmo\nmunicipality:zz-primer,RU,MUNICIPAL_DISTRICT,00000001\n",
    "practices.csv": "id,nameRu\npractice:primer-park,Парк\n",
}


async def test_the_example_of_the_russian_guide_loads(tmp_path, empty_store):
    files = dict(re.findall(r"^`([\w.]+)`[^\n]*\n(?:[^`\n][^\n]*\n)*\n```csv\n(.*?)^```$", TEXT, re.M | re.S))
    assert list(files) == ["datasets.csv", "sources.csv", "adoptions.csv", "coverages.csv"]
    await load_folder(empty_store, write_folder(tmp_path / "known", KNOWN))
    report = await load_folder(empty_store, write_folder(tmp_path / "guide", files, dataset=None))
    nodes, relationships = await contents(empty_store)
    assert report.node_count == 4
    assert nodes["adoption:praktiki-rayona-park"][1]["stage"] == "RUNNING"
    assert ["adoption:praktiki-rayona-park", "ADOPTED_BY", "municipality:zz-primer"] in [
        row[:3] for row in relationships
    ]
    assert ["coverage:praktiki-rayona", "COVERAGE_OF", "practice:primer-park"] in [row[:3] for row in relationships]
