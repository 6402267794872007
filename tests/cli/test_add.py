"""Installing a deck: from a folder, a file or a zip; checked, whole or not at all, and never out of its folder."""

import os
import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from k2quiz.bank import intake, unpack
from k2quiz.bank.intake import RefusedDeckError
from k2quiz.bank.unpack import unpack as unpack_zip
from tests.cli.conftest import Run
from tests.cli.decks import BANK, DECK, FILES, everything_in, folder, zipped


def installed(home: Path) -> set[str]:
    """Every file among the installed decks but the lock."""
    return everything_in(home / "decks") - {".lock"}


ORDINARY = {f"vitamin-c/{name}" for name in FILES}


def test_a_folder_is_installed_with_what_learners_need_of_it(run: Run, home: Path, tmp_path: Path) -> None:
    extra = {"LICENSE": "CC0", "README.md": "#", ".git/config": "x", "run.py": "import os", ".hidden.yaml": "x"}
    told = run("add", folder(tmp_path / "deck", {**FILES, **extra}))
    assert told.code == 0, told.err
    assert "Installed vitamin-c: Vitamin C (2 banks, 2 cards)." in told.out
    assert installed(home) == ORDINARY | {"vitamin-c/LICENSE", "vitamin-c/README.md"}


@pytest.mark.parametrize("top", ["", "repository-main/", "repository-main/decks/c/"])
def test_a_zip_is_installed_wherever_in_it_the_deck_is(top: str, run: Run, home: Path, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {top + name: text for name, text in FILES.items()}
    extra: dict[str, str | bytes] = {"__MACOSX/._deck.yaml": b"\0", f"{top}media/": "", f"{top}run.exe": "MZ"}
    told = run("add", zipped(tmp_path / "deck.zip", {**files, **extra}))
    assert told.code == 0, told.err
    assert installed(home) == ORDINARY


@pytest.mark.parametrize("form", ["file", "zip", "folder"])
def test_a_lone_bank_is_a_deck_of_one(form: str, run: Run, home: Path, tmp_path: Path) -> None:
    path = folder(tmp_path / "lone", {"week.yaml": BANK})
    path = path / "week.yaml" if form == "file" else path
    path = zipped(tmp_path / "lone.zip", {"week.yaml": BANK}) if form == "zip" else path
    assert run("add", path).code == 0
    assert installed(home) == {"vitamin-c+one/week.yaml"}
    assert run("due", "--deck", "vitamin-c/one").out == "0 reviews due, 1 new card\n"


def test_a_deck_with_errors_is_refused_with_the_files_that_were_named(run: Run, home: Path, tmp_path: Path) -> None:
    faulty = {**FILES, "banks/two.yaml": BANK}
    told = run("add", folder(tmp_path / "deck", faulty))
    assert told.code == 1
    assert f"{tmp_path / 'deck' / 'banks' / 'two.yaml'}:2:" in told.err
    assert f"already used in {tmp_path / 'deck' / 'banks' / 'one.yaml'}" in told.err
    told = run(
        "add", zipped(tmp_path / "deck.zip", {name: text.replace("truth", "trth") for name, text in FILES.items()})
    )
    assert told.code == 1
    assert f"{tmp_path / 'deck.zip' / 'banks' / 'one.yaml'}:6:" in told.err
    assert str(home) not in told.err
    assert installed(home) == set()


def test_a_deck_with_its_id_is_replaced_and_nothing_of_it_stays(run: Run, home: Path, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    (tmp_path / "deck" / "banks" / "two.yaml").unlink()
    told = run("add", tmp_path / "deck")
    assert "It takes the place of the deck that had this id; your progress is kept." in told.out
    assert installed(home) == ORDINARY - {"vitamin-c/banks/two.yaml"}


def test_a_faulty_deck_does_not_replace_a_good_one(run: Run, home: Path, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    (tmp_path / "deck" / "banks" / "two.yaml").write_text("k2quiz: 1\n", "utf-8")
    assert run("add", tmp_path / "deck").code == 1
    assert installed(home) == ORDINARY


def test_a_bank_of_another_deck_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    told = run("add", folder(tmp_path / "other", {**FILES, "deck.yaml": DECK.replace("id: vitamin-c", "id: c")}))
    assert told.code == 2
    assert "bank `vitamin-c/one` is in deck `vitamin-c` already" in told.err
    assert installed(home) == ORDINARY


@pytest.mark.parametrize("name", ["none", "empty", "text.txt", "deck/banks/one.yaml"])
def test_what_is_no_deck_is_refused_in_a_sentence(name: str, run: Run, home: Path, tmp_path: Path) -> None:
    folder(tmp_path / "deck")
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.txt").write_text("x", "utf-8")
    told = run("add", tmp_path / name)
    assert (told.code, told.out) == (2, "")
    assert "Traceback" not in told.err
    assert installed(home) == set()


def test_the_shipped_deck_is_not_replaced(run: Run, tmp_path: Path) -> None:
    told = run("add", folder(tmp_path / "deck", {**FILES, "deck.yaml": DECK.replace("vitamin-c", "vitamin-k2")}))
    assert told.code == 2
    assert "comes with k2quiz" in told.err


def test_a_link_in_a_folder_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    deck = folder(tmp_path / "deck")
    (deck / "notes.txt").symlink_to(tmp_path / "secret.txt")
    assert run("add", deck).code == 2
    assert installed(home) == set()


def test_a_pipe_in_a_folder_is_not_waited_for(run: Run, home: Path, tmp_path: Path) -> None:
    deck = folder(tmp_path / "deck")
    os.mkfifo(deck / "notes.txt")
    assert run("add", deck).code == 0
    assert installed(home) == ORDINARY


HOSTILE_NAMES = [
    "../out.yaml",
    "banks/../../out.yaml",
    "/etc/out.yaml",
    "//host/out.yaml",
    "C:/out.yaml",
    "C:out.yaml",
    "..\\out.yaml",
    "banks\\..\\..\\out.yaml",
    "con.yaml",
    "banks/NUL.txt",
    "com1/a.yaml",
    "a.yaml:stream",
    "a.yaml.",
    "dir /a.yaml",
    "a\x1b[2J.yaml",
    "a\nb.yaml",
    "\u202egnp.yaml",
    "x" * 300 + ".yaml",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_that_leads_elsewhere_refuses_the_zip(name: str, run: Run, home: Path, tmp_path: Path) -> None:
    told = run("add", zipped(tmp_path / "deck.zip", {**FILES, name: "x"}))
    assert told.code == 2
    assert "Not installed: " in told.err
    assert "\x1b" not in told.err
    assert "Traceback" not in told.err
    assert installed(home) == set()
    assert everything_in(tmp_path) <= {"deck.zip", "home/decks/.lock"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_a_device_refuses_the_zip(kind: int, run: Run, home: Path, tmp_path: Path) -> None:
    told = run("add", zipped(tmp_path / "deck.zip", {**FILES, "notes.txt": "/etc/passwd"}, mode=kind | 0o777))
    assert told.code == 2
    assert "a link or a device" in told.err
    assert installed(home) == set()


def test_a_bomb_is_refused_by_what_it_unpacks_to(run: Run, home: Path, tmp_path: Path) -> None:
    told = run("add", zipped(tmp_path / "deck.zip", {**FILES, "bomb.txt": b"\0" * 20_000_000}))
    assert told.code == 2
    assert "larger than any honest one" in told.err
    assert installed(home) == set()


def test_a_bomb_that_lies_about_its_size_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "deck.zip", {**FILES, "bomb.txt": b"\0" * 20_000_000})
    data = bytearray(path.read_bytes())
    spot = data.rindex(b"PK\x01\x02")
    data[spot + 24 : spot + 28] = struct.pack("<I", 10)
    path.write_bytes(data)
    assert run("add", path).code == 2
    assert installed(home) == set()


def test_more_files_than_a_deck_has_are_refused(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many: dict[str, str | bytes] = {f"{number}.exe": "" for number in range(intake.MOST_FILES)}
    assert "more than 2,000 files" in run("add", zipped(tmp_path / "deck.zip", {**FILES, **many})).err
    monkeypatch.setattr(intake, "MOST_FILES", 2)
    assert "more than 2 files" in run("add", folder(tmp_path / "deck")).err
    monkeypatch.setattr(intake, "MOST_FILES", 2_000)
    monkeypatch.setattr(unpack, "MOST_BYTES", 100)
    assert run("add", zipped(tmp_path / "deck.zip", {**FILES})).code == 2
    assert installed(home) == set()


def test_the_same_name_twice_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    path = zipped(tmp_path / "deck.zip", {**FILES})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("deck.yaml", DECK)
    assert run("add", path).code == 2
    assert run("add", zipped(path, {**FILES, "a.txt": "x", "a.txt/b.txt": "x"})).code == 2
    assert installed(home) == set()


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_rare_packing_is_refused(packing: int, run: Run, tmp_path: Path) -> None:
    assert "packed in a rare way" in run("add", zipped(tmp_path / "deck.zip", {**FILES}, packing=packing)).err


def test_two_decks_in_one_zip_are_refused(run: Run, tmp_path: Path) -> None:
    two: dict[str, str | bytes] = {f"{top}/{name}": text for top in "ab" for name, text in FILES.items()}
    told = run("add", zipped(tmp_path / "deck.zip", two))
    assert "2 decks in it" in told.err
    assert run("add", zipped(tmp_path / "deck.zip", {"a.txt": "x"})).code == 2


@given(st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_zip_writes_outside_or_crashes(tmp_path: Path, data: st.DataObject) -> None:
    whole = zipped(tmp_path / "whole.zip", {**FILES}).read_bytes()
    damaged = bytearray(whole)
    spots = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
    for spot, value in data.draw(st.lists(spots, min_size=1, max_size=4)):
        damaged[spot] = value
    path = tmp_path / "damaged.zip"
    path.write_bytes(damaged[: data.draw(st.integers(0, len(damaged)))] if data.draw(st.booleans()) else damaged)
    target = tmp_path / "inner" / "target"
    rmtree(tmp_path / "inner", ignore_errors=True)
    target.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unpack, "Allowance", lambda most: intake.Allowance(min(most, 100_000)))
        with suppress(RefusedDeckError):
            unpack_zip(path, target)
    assert {name.split("/")[0] for name in everything_in(tmp_path)} <= {"whole.zip", "damaged.zip", "inner"}
    assert all(name.startswith("target/") for name in everything_in(tmp_path / "inner"))


@pytest.mark.parametrize("when", ["half copied", "old put aside", "old not yet gone", "removal not finished"])
def test_what_was_interrupted_is_finished_by_the_next_change(when: str, run: Run, home: Path, tmp_path: Path) -> None:
    run("add", folder(tmp_path / "deck"))
    decks = home / "decks"
    if when == "half copied":
        folder(decks / ".adding-x1" / "deck")
    elif when == "old put aside":
        (decks / "vitamin-c").rename(decks / ".old-vitamin-c")
    elif when == "old not yet gone":
        folder(decks / ".old-vitamin-c")
    else:
        folder(decks / ".gone-other")
    run("add", folder(tmp_path / "lone", {"week.yaml": BANK.replace("vitamin-c/one", "lone")}))
    assert installed(home) == ORDINARY | {"lone/week.yaml"}


def test_a_disk_that_refuses_is_told_in_a_sentence(run: Run, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "decks").write_text("in the way", "utf-8")
    told = run("add", folder(tmp_path / "deck"))
    assert told.code == 2
    assert "Nothing was changed" in told.err
