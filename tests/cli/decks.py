"""Decks to install, as folders and as zips, honest ones and others."""

import stat
import zipfile
from pathlib import Path

DECK = "k2quiz: 1\ndeck: {id: vitamin-c, title: Vitamin C}\n"
BANK = """\
k2quiz: 1
bank: {id: vitamin-c/one, title: First steps}
items:
  - id: scurvy
    ask: Scurvy is a lack of vitamin C.
    truth: true
"""
SECOND = BANK.replace("vitamin-c/one", "vitamin-c/two").replace("First steps", "Further on")
FILES = {"deck.yaml": DECK, "banks/one.yaml": BANK, "banks/two.yaml": SECOND}


def folder(place: Path, files: dict[str, str] | None = None) -> Path:
    """A folder with a deck of two banks, or with these files."""
    for name, text in (files or FILES).items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return place


def zipped(place: Path, files: dict[str, str | bytes], *, mode: int = 0, packing: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip of these files; `mode` is what the last one says that it is."""
    with zipfile.ZipFile(place, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo("placeholder")
            entry.filename = name
            entry.compress_type = packing
            last = name == list(files)[-1]
            entry.external_attr = (mode if last and mode else stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content)
    return place


def everything_in(place: Path) -> set[str]:
    """Every file below a folder."""
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir()}
