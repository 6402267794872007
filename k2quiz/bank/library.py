"""The decks that a learner has installed: one folder for each, named by the deck's id."""

import re
from collections.abc import Mapping
from pathlib import Path

BANK_FILES = (".yaml", ".yml")

_DECK_FILE = "deck.yaml"
"""As in `load`, which every start that opens no YAML does without."""

_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])( *\..*)?", re.IGNORECASE | re.DOTALL)
_MARK = "="
"""Stands around the names of folders that Windows would not have otherwise; no id has it."""


def installed(library: Path) -> Mapping[str, Path]:
    """Where each installed deck is, by its id, in the order of the ids."""
    try:
        folders = [path for path in library.iterdir() if not path.name.startswith(".")]
    except OSError:
        return {}
    found = {_deck_id(folder.name): deck_in(folder) for folder in folders}
    return {name: path for name, path in sorted(found.items()) if path}


def deck_in(folder: Path) -> Path | None:
    """What to open of a folder that holds one deck: the folder, or the only bank file in it."""
    if (folder / _DECK_FILE).is_file():
        return folder
    banks = [path for path in folder.glob("*.y*ml") if path.suffix in BANK_FILES]
    return banks[0] if len(banks) == 1 else None


def folder_of(deck_id: str, library: Path) -> Path:
    """The folder that a deck of this id is kept in, whether it is there or not."""
    name = deck_id.replace("/", "+")
    unfit = name.endswith((".", "+")) or is_device(name)
    return library / (f"{_MARK}{name}{_MARK}" if unfit else name)


def is_device(name: str) -> bool:
    """Whether Windows would take a file of this name for a device, such as `con` or `nul.txt`."""
    return _DEVICE.fullmatch(name) is not None


def _deck_id(name: str) -> str:
    return name.strip(_MARK).replace("+", "/")
