"""A load streams: its memory holds the keys, not the rows."""

import pytest

from tests.graph.load.command import environment, run_python
from tests.support.generated_data import write_generated_folder

#: Runs the command and prints in KiB by how much its peak of memory exceeds that of the imported modules: they
#: depend on the environment (Neo4j's driver imports pandas where it is installed). Linux reports the peak of the
#: current memory map in /proc; ru_maxrss also includes the memory of the parent at the fork.
MEASURED = """
import re, resource, sys
from graph.load.__main__ import main

def peak():
    try:
        return int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)

imported = peak()
code = main(sys.argv[1:])
print(peak() - imported)
sys.exit(code)
"""


def growth(folder, *options, env):
    """Return the peak of the command's own memory, less that of its modules, in MiB. The store is another process."""
    done = run_python("-c", MEASURED, folder, *options, env=env)
    assert done.returncode == 0, done.stderr
    return int(done.stdout) / 1024


@pytest.mark.slow
def test_60_000_adoptions_are_checked_in_less_than_60_mb(tmp_path):
    """The rows would take 90 MB."""
    folder = write_generated_folder(tmp_path / "data", adoptions=60_000)
    assert growth(folder, "--dry-run", env=environment(store_dir=tmp_path / "store")) < 60
