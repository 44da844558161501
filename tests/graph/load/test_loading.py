"""A load streams: its memory holds the keys, not the rows."""

import pytest

from tests.graph.load.command import environment, run_python
from tests.support.generated_data import write_generated_folder

#: Runs the command and prints the peak of its own memory in KiB. Linux reports the peak of the current memory map in
#: /proc; ru_maxrss also includes the memory of the parent at the fork.
MEASURED = """
import re, resource, sys
from graph.load.__main__ import main
code = main(sys.argv[1:])
try:
    peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(peak)
sys.exit(code)
"""


def peak(folder, *options, env):
    """Return the peak of the command's own memory in MiB. The store is another process."""
    done = run_python("-c", MEASURED, folder, *options, env=env)
    assert done.returncode == 0, done.stderr
    return int(done.stdout) / 1024


@pytest.mark.slow
def test_60_000_adoptions_are_checked_in_less_than_150_mb(tmp_path):
    """The program itself takes 90 MB; the rows would take as much again."""
    folder = write_generated_folder(tmp_path / "data", adoptions=60_000)
    assert peak(folder, "--dry-run", env=environment(store_dir=tmp_path / "store")) < 150
