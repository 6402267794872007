import sys
from pathlib import Path

import pytest
from operations import Append, Create, Cut, MakeFolder, Remove, Rename, Say, Sync
from recording import RecordingError, record

pytestmark = pytest.mark.usefixtures("strace")

PROGRAM = """\
import os, sys
os.chdir("/")
os.mkdir(sys.argv[1] + "/a")
with open(sys.argv[1] + "/a/f", "ab", buffering=0) as file:
    file.write(b"caf\\xc3\\xa9")
    os.fsync(file.fileno())
    file.truncate(2)
print("saved 17", flush=True)
os.rename(sys.argv[1] + "/a/f", sys.argv[1] + "/a/g")
folder = os.open(sys.argv[1] + "/a", os.O_RDONLY)
os.fsync(folder)
os.unlink(sys.argv[1] + "/a/g")
os.mkdir(sys.argv[1] + "/cache")
"""


def test_what_a_program_does_to_a_folder_is_recorded_in_order(tmp_path: Path) -> None:
    assert record([sys.executable, "-c", PROGRAM, str(tmp_path)], tmp_path, "cache") == [
        MakeFolder("a"),
        Create("a/f"),
        Append("a/f", "café".encode()),
        Sync("a/f"),
        Cut("a/f", 2),
        Say("17"),
        Rename("a/f", "a/g"),
        Sync("a"),
        Remove("a/g"),
    ]


@pytest.mark.parametrize(
    "deed",
    [
        "os.link(place + '/x', place + '/y')",
        "file = open(place + '/x', 'r+b'); file.write(b'y'); file.flush()",
        "os.truncate(place + '/x', 0)",
    ],
)
def test_what_the_simulated_disk_does_not_know_is_refused(deed: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    with pytest.raises(RecordingError, match="does not know"):
        record([sys.executable, "-c", f"import os; place = {str(tmp_path)!r}; {deed}"], tmp_path, "cache")


def test_a_program_that_fails_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="ended with 3"):
        record([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, "cache")
