import os
from hashlib import sha256
from pathlib import Path

import pytest

from k2quiz.bank.load import load, load_deck
from k2quiz.bank.picture import LARGEST_PICTURE
from k2quiz.bank.rules import Report
from k2quiz.card import Picture
from k2quiz.errors import Finding
from tests.bank.authoring import STATEMENT, bank, card, item, spots, write
from tests.pictures import BEGINNINGS, png


def shows(image: str) -> str:
    """The fields of an item with that `image`, whose value begins on line 9 in column 12."""
    return STATEMENT + f"image: {image}\n"


def found(path: Path) -> list[Finding]:
    report = Report()
    load(path, report)
    return list(report.in_order())


def deck(folder: Path, image: str) -> Path:
    """A deck of one item with that `image`."""
    write(folder, "k2quiz: 1\ndeck: {id: d, title: D}\n", "deck.yaml")
    write(folder / "banks", bank(item(shows(image))), "one.yaml")
    return folder


@pytest.mark.parametrize(("ending", "form"), [("PNG", "png"), ("jpeg", "jpg"), *((form, form) for form in BEGINNINGS)])
def test_a_picture_is_found_beside_a_lone_bank_and_known_by_its_bytes(tmp_path: Path, ending: str, form: str) -> None:
    write(tmp_path, BEGINNINGS[form], f"a b.{ending}")
    picture = card(tmp_path, shows(f"{{file: a b.{ending}, alt: A dot}}")).item.picture
    assert picture == Picture(tmp_path.resolve() / f"a b.{ending}", "A dot", sha256(BEGINNINGS[form]).hexdigest())


def test_a_picture_of_a_deck_lies_in_its_media_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck(tmp_path, "{file: sub/dot.png, alt: A dot}")
    write(tmp_path / "media" / "sub", png(), "dot.png")
    monkeypatch.chdir(tmp_path)
    for path in (tmp_path, tmp_path / "deck.yaml", tmp_path / "banks" / "one.yaml", Path(), Path("banks/one.yaml")):
        (picture,) = (entry.item.picture for entry in load_deck(path).cards)
        assert picture is not None
        assert picture.file.samefile(tmp_path / "media" / "sub" / "dot.png")


def test_a_picture_beside_the_banks_of_a_deck_is_not_its_own(tmp_path: Path) -> None:
    deck(tmp_path, "{file: dot.png, alt: A dot}")
    write(tmp_path / "banks", png(), "dot.png")
    (finding,) = found(tmp_path)
    assert (finding.code, finding.help) == ("K2Q231", "put it into the folder `media`")


FAULTS = {
    "text": ("dot.png", "9:12 K2Q210", "must be `name: value` lines, not text", "`{file: …, alt: …}`"),
    "no file": ("{alt: a}", "9:12 K2Q207", "no `file`", "the name of the file"),
    "no alt": ("{file: dot.png}", "9:12 K2Q232", "a picture without `alt`", "what it shows"),
    "empty alt": ("{file: dot.png, alt: }", "9:33 K2Q211", "`alt` is empty", "write it"),
    "misspelt alt": ("{file: dot.png, atl: a}", "9:28 K2Q204", "unknown field `atl`", "did you mean `alt`?"),
    "missing": ("{file: dott.png, alt: a}", "9:19 K2Q231", "no picture `dott.png`", "did you mean `dot.png`?"),
    "nothing like it": ("{file: curve.png, alt: a}", "9:19 K2Q231", "no picture `curve.png`", "put it into"),
    "folder": ("{file: folder.png, alt: a}", "9:19 K2Q231", "no picture `folder.png`", ""),
    "pipe": ("{file: pipe.png, alt: a}", "9:19 K2Q231", "no picture `pipe.png`", ""),
    "loop": ("{file: loop.png, alt: a}", "9:19 K2Q231", "no picture `loop.png`", ""),
    "long name": (f"{{file: {'é' * 190}.png, alt: a}}", "9:19 K2Q231", "no picture", "put it into"),
    "up": ("{file: ../secret.png, alt: a}", "9:19 K2Q230", "`../secret.png` leads out", "put a copy"),
    "up and down": ("{file: ../deck/dot.png, alt: a}", "9:19 K2Q230", "leads out of the folder `deck`", "put a copy"),
    "absolute": ("{file: /etc/passwd.png, alt: a}", "9:19 K2Q230", "leads out", "put a copy"),
    "backslash": (r"{file: ..\secret.png, alt: a}", "9:19 K2Q230", "leads out", "with `/`"),
    "link": ("{file: link.png, alt: a}", "9:19 K2Q230", "`link.png` leads out", "put a copy"),
    "linked folder": ("{file: linked/secret.png, alt: a}", "9:19 K2Q230", "leads out", "put a copy"),
    "drawing": ("{file: dot.svg, alt: a}", "9:19 K2Q233", "`dot.svg` is no picture", "png, jpg, gif or webp"),
    "no ending": ("{file: dot, alt: a}", "9:19 K2Q233", "`dot` is no picture", "png, jpg, gif or webp"),
    "other format": ("{file: png.gif, alt: a}", "9:19 K2Q233", "`png.gif` holds is png, not gif", "ending `.png`"),
    "drawing inside": ("{file: svg.png, alt: a}", "9:19 K2Q233", "`svg.png` holds is no picture", "save it as png"),
    "sound inside": ("{file: wav.webp, alt: a}", "9:19 K2Q233", "holds is no picture, not webp", "save it as png"),
    "nothing inside": ("{file: empty.png, alt: a}", "9:19 K2Q233", "holds is no picture", "save it as png"),
    "large": ("{file: large.png, alt: a}", "9:19 K2Q234", "larger than 5 MiB", "scale it down"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a picture and with much that is none, beside what is private."""
    inside = tmp_path / "deck"
    write(tmp_path, png(), "secret.png")
    for name, content in {
        "dot.png": png(),
        "png.gif": png(),
        "dot.svg": b"<svg/>",
        "svg.png": b"<svg/>",
        "wav.webp": b"RIFF\0\0\0\0WAVE",
        "empty.png": b"",
        "large.png": png().ljust(LARGEST_PICTURE + 1, b"\0"),
    }.items():
        write(inside, content, name)
    (inside / "folder.png").mkdir()
    os.mkfifo(inside / "pipe.png")
    (inside / "loop.png").symlink_to("loop.png")
    (inside / "link.png").symlink_to("../secret.png")
    (inside / "linked").symlink_to("..")
    return inside


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_picture_gives_one_finding(fault: str, folder: Path) -> None:
    image, spot, message, mend = FAULTS[fault]
    (finding,) = found(write(folder, bank(item(shows(image)))))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help


def test_the_largest_picture_is_read(folder: Path) -> None:
    write(folder, png().ljust(LARGEST_PICTURE, b"\0"), "large.png")
    assert found(write(folder, bank(item(shows("{file: large.png, alt: a}"))))) == []


def test_a_media_folder_that_is_a_link_out_of_the_deck_holds_no_picture(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", png(), "dot.png")
    path = deck(tmp_path / "deck", "{file: dot.png, alt: a}")
    (path / "media").symlink_to("../elsewhere")
    assert [finding.code for finding in found(path)] == ["K2Q230"]


def test_a_link_to_a_picture_of_the_same_deck_is_one(tmp_path: Path) -> None:
    path = deck(tmp_path, "{file: link.png, alt: a}")
    write(path / "media", png(), "dot.png")
    (path / "media" / "link.png").symlink_to("dot.png")
    assert found(path) == []


def test_a_deck_that_is_reached_by_a_link_keeps_its_pictures(tmp_path: Path) -> None:
    path = deck(tmp_path / "deck", "{file: dot.png, alt: a}")
    write(path / "media", png(), "dot.png")
    (tmp_path / "link").symlink_to("deck")
    assert found(tmp_path / "link") == []


def test_a_picture_among_the_defaults_is_every_item_s(tmp_path: Path) -> None:
    write(tmp_path, png(), "dot.png")
    text = bank(item(STATEMENT, "a"), item(STATEMENT, "b"))
    path = write(tmp_path, text.replace("items:", "defaults: {image: {file: dot.png, alt: A dot}}\nitems:"))
    assert [entry.item.picture and entry.item.picture.alt for entry in load_deck(path).cards] == ["A dot", "A dot"]
