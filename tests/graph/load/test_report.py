"""The progress and the result of a load."""

from graph.load import load_folder
from graph.load.lookup import EmptyGraph
from graph.load.report import Changes, LoadReport
from tests.graph.load.folders import write_folder


async def test_progress_reports_phase_file_and_rows(tmp_path):
    reports = []
    write_folder(tmp_path, {"regions.csv": "id,country\n" + "".join(f"region:{n},RU\n" for n in range(2500))})
    await load_folder(EmptyGraph(), tmp_path, dry_run=True, progress=reports.append)
    of_regions = [(p.phase, p.done, p.total) for p in reports if p.file == "regions.csv"]
    assert of_regions == [
        ("reading", 2500, 2500),
        ("checking", 1000, 2500),
        ("checking", 2000, 2500),
        ("checking", 2500, 2500),
    ]


def test_a_report_counts_nodes_and_relationships_and_knows_whether_anything_changed():
    def report(**files: Changes) -> LoadReport:
        return LoadReport("dataset:test", {"Region": 2, "Topic": 3}, {"BORDERS": 4}, 0.1, False, files)

    assert (report().node_count, report().relationship_count, report().has_changed) == (5, 4, False)
    assert not report(a=Changes(0, 0, 9)).has_changed
    assert report(a=Changes(0, 0, 9), b=Changes(1, 0, 0)).has_changed
    assert report(a=Changes(0, 1, 0)).has_changed
