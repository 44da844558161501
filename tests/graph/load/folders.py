"""Small folders of data for tests, and their faults."""

from pathlib import Path
from typing import Any

from graph.load import LoadError, LoadErrors, load_folder
from graph.load.lookup import EmptyGraph

DATASET = "id,title,licence\ndataset:test,Test,CC0\n"
PERSONS = {"people.csv": "id,nameEn\nperson:a,A\nperson:b,B\n", "teams.csv": "id,nameEn\nteam:t,T\n"}
REGIONS = "id,nameRu,country,isoCode\nregion:RU-TA,Татарстан,RU,RU-TA\nregion:RU-BEL,Белгородская область,RU,RU-BEL\n"
#: Headers and rows of other tables.
CITIES = "id,country,kind,oktmo,region,partOf\n"
TOPICS = "id,notation\ntopic:a,05.1\ntopic:b,05.1\ntopic:c,06\n"


def write_folder(folder: Path, files: dict[str, str | bytes], dataset: str | None = DATASET) -> Path:
    """Write the files and a file with the data set. Text is written as UTF-8 with its line ends unchanged."""
    folder.mkdir(exist_ok=True)
    if dataset is not None:
        files = {"datasets.csv": dataset, **files}
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


async def faults(folder: Path, store: Any = None, **options: Any) -> list[LoadError]:
    """Return the faults of a folder, from a check against an empty graph or from a load into the store."""
    options.setdefault("dry_run", store is None)
    try:
        await load_folder(store or EmptyGraph(), folder, **options)
    except LoadErrors as errors:
        return errors.errors
    return []


async def the_fault(folder: Path, store: Any = None) -> LoadError:
    """Return the only fault of the folder."""
    errors = await faults(folder, store)
    assert len(errors) == 1, [str(error) for error in errors]
    return errors[0]
