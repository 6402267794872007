"""Each deed of a repair names the file that it was done to, and where that lies now."""

import os
import stat
import sys
from pathlib import Path

import pytest

from k2quiz.journal.copies import Copy
from k2quiz.journal.deeds import AccessMended, LinesJoined, LossesNoted, NewIdTaken, SetAside
from k2quiz.journal.examination import examine
from k2quiz.journal.repair import repair
from k2quiz.journal.stamps import Chance
from k2quiz.journal.symptoms import ForeignFile, SenselessDevice
from tests.journal.test_examination import device, record, segment
from tests.journal.test_repair import NOW, aside, mend


def test_a_folder_that_is_named_like_a_segment_is_set_aside(tmp_path: Path) -> None:
    record(tmp_path)
    path = tmp_path / "journal" / "fedcba987654-2026-11.jsonl"
    path.mkdir()
    (path / "inside").write_text("kept")
    deeds = mend(tmp_path)
    (target,) = aside(tmp_path)
    assert SetAside(path, target) in deeds
    assert not path.exists()
    assert (target / "inside").read_text() == "kept"


def test_a_device_file_without_sense_is_set_aside(tmp_path: Path) -> None:
    record(tmp_path)
    (tmp_path / "device").write_bytes(b"\xffnonsense")
    assert examine(tmp_path).device == ""
    assert SenselessDevice(tmp_path / "device") in examine(tmp_path).symptoms
    (deed,) = mend(tmp_path)
    (target,) = aside(tmp_path)
    assert deed == SetAside(tmp_path / "device", target)
    assert target.read_bytes() == b"\xffnonsense"


def test_a_spoilt_backup_is_set_aside_and_a_sound_one_stays(tmp_path: Path) -> None:
    record(tmp_path)
    backups = tmp_path / "backups"
    backups.mkdir(mode=0o700)
    for name in ("spoilt", "sound"):
        (backups / name).write_bytes(name.encode())
    copies = Copy("one", (), backups / "spoilt", NOW, "torn"), Copy("two", (), backups / "sound", NOW)
    (deed,) = mend(tmp_path, *copies)
    (target,) = aside(tmp_path)
    assert deed == SetAside(backups / "spoilt", target)
    assert [path.name for path in backups.iterdir()] == ["sound"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_files_that_others_can_read_are_made_private_and_named(tmp_path: Path) -> None:
    record(tmp_path)
    segment(tmp_path).chmod(0o644)
    assert mend(tmp_path) == (AccessMended((segment(tmp_path),)),)
    assert stat.S_IMODE(segment(tmp_path).stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_a_segment_that_is_written_anew_is_private_whatever_the_umask(tmp_path: Path) -> None:
    lines = record(tmp_path, 2)
    segment(tmp_path).write_bytes(lines[0] + b"rubble\n" + lines[1])
    umask = os.umask(0)
    try:
        mend(tmp_path)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(segment(tmp_path).stat().st_mode) == 0o600


def test_a_copy_in_which_this_device_s_sequences_are_other_events_leads_to_a_new_id(tmp_path: Path) -> None:
    record(tmp_path / "here", 2)
    old = device(tmp_path / "here")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "device").write_text(f"{old}\n")
    others = record(tmp_path / "there", 2)
    chance = bytes(range(6))
    deeds = repair(tmp_path / "here", [Copy("the twin", {line[:-1] for line in others})], NOW, chance_of(chance))
    assert deeds == (NewIdTaken(), LinesJoined("the twin", 2))
    assert device(tmp_path / "here") == chance.hex()


def chance_of(drawn: bytes) -> Chance:
    """Chance that gives always the same bytes."""
    return lambda count: (drawn * count)[:count]


def test_lines_in_the_wrong_files_go_home_in_the_order_of_their_sequences(tmp_path: Path) -> None:
    lines = record(tmp_path, 12)
    path = segment(tmp_path)
    path.write_bytes(b"")
    (tmp_path / "journal" / "fedcba987654-2026-11.jsonl").write_bytes(b"".join(sorted(lines, reverse=True)))
    mend(tmp_path)
    assert path.read_bytes() == b"".join(lines)


def test_what_is_wrong_beside_the_journal_is_told_where_there_is_no_journal_yet(tmp_path: Path) -> None:
    (tmp_path / "device").write_text("0123456789ab\n")
    (tmp_path / "device").chmod(0o600)
    assert examine(tmp_path).device == "0123456789ab"
    (tmp_path / "device").write_text("nonsense")
    assert examine(tmp_path).symptoms == (SenselessDevice(tmp_path / "device"),)


def test_a_file_of_one_letter_and_one_with_an_inner_dot_are_foreign_and_a_hidden_one_is_not(tmp_path: Path) -> None:
    record(tmp_path)
    for name in ("x", "a.b", ".hidden"):
        (tmp_path / "journal" / name).touch()
    found = {symptom for symptom in examine(tmp_path).symptoms if isinstance(symptom, ForeignFile)}
    assert {symptom.path.name for symptom in found} == {"x", "a.b"}


def test_nothing_is_noted_as_lost_where_nothing_is(tmp_path: Path) -> None:
    lines = record(tmp_path, 3)
    segment(tmp_path).write_bytes(lines[0] + lines[2])
    assert mend(tmp_path, Copy("a copy", {lines[1][:-1]})) == (LinesJoined("a copy", 1),)
    segment(tmp_path).write_bytes(lines[0] + lines[2])
    assert mend(tmp_path) == (LossesNoted(1),)
