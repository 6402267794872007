"""What the files of a learner's journal show by themselves; nothing here writes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from k2quiz.event import Event
from k2quiz.journal.access import examine_access
from k2quiz.journal.backup import backups_in
from k2quiz.journal.examination_lines import losses_of, symptoms_of
from k2quiz.journal.identity import DEVICE_ID
from k2quiz.journal.losses import NOTE, Loss, read_losses
from k2quiz.journal.segment import SUFFIX
from k2quiz.journal.sheet import Sheet, Sound, read_sheet
from k2quiz.journal.symptoms import ForeignFile, JournalSymptom, SenselessDevice, UnreadableFolder
from k2quiz.journal.writing import LOCK

JOURNAL: Final = "journal"
DEVICE: Final = "device"
BACKUPS: Final = "backups"
ASIDE: Final = "set-aside"
"""The folder beside the journal for files that a repair took out of it."""


@dataclass(frozen=True, slots=True)
class Examination:
    """A journal's files, read once, and what is wrong with them; `device` is this machine's id, or empty."""

    sheets: tuple[Sheet, ...] = ()
    symptoms: tuple[JournalSymptom, ...] = ()
    device: str = ""

    @property
    def lines(self) -> frozenset[bytes]:
        """Every whole line, without its newline."""
        return frozenset(line.text for sheet in self.sheets for line in sheet.whole)

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, in no order; some may come more than once."""
        return tuple(line.event for sheet in self.sheets for line in sheet.lines if isinstance(line, Sound))

    @property
    def losses(self) -> tuple[Loss, ...]:
        """The sequences that are missing."""
        return losses_of(self.sheets)


def examine(data: Path) -> Examination:
    """What the journal in a data folder shows; where there is none, it is empty."""
    folder = data / JOURNAL
    device, senseless = _device(data / DEVICE)
    access = examine_access(private_paths(data))
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return Examination(symptoms=(*senseless, *access), device=device)
    except OSError as error:
        broken = UnreadableFolder(folder, error.strerror or "the disk refused")
        return Examination(symptoms=(broken, *senseless, *access), device=device)
    sheets = tuple(read_sheet(path) for path in paths if path.suffix == SUFFIX)
    strangers = [path for path in paths if path.suffix != SUFFIX and path.name != LOCK and path.name[0] != "."]
    others = [ForeignFile(path, mistaken=False) for path in strangers]
    inside = symptoms_of(sheets, read_losses(data / ASIDE / NOTE), device)
    return Examination(sheets, (*inside, *senseless, *access, *others), device)


def private_paths(data: Path) -> tuple[Path, ...]:
    """Everything in a data folder that only its learner should be able to read, and to write."""
    journal, aside = data / JOURNAL, data / ASIDE
    segments = [path for path in _entries(journal) if path.suffix == SUFFIX or path.name == LOCK]
    backups = data / BACKUPS
    return (journal, *segments, aside, *_entries(aside), backups, *backups_in(backups).values(), data / DEVICE)


def _entries(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder.iterdir()))
    except OSError:
        return ()


def _device(path: Path) -> tuple[str, tuple[SenselessDevice, ...]]:
    """The id in the device file, or what is wrong with it; neither where there is none yet."""
    try:
        written = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return "", ()
    except OSError:
        written = ""
    return (written, ()) if DEVICE_ID.fullmatch(written) else ("", (SenselessDevice(path),))
