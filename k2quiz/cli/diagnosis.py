"""What a doctor found and did, in a learner's words."""

from dataclasses import dataclass
from typing import assert_never

from k2quiz.cli.circumstances import (
    CardsGone,
    Circumstance,
    ClockSetBack,
    DeckFaulty,
    DiskFull,
    FutureEvents,
    LockHeld,
    SettingsFaulty,
)
from k2quiz.journal.deeds import (
    AccessMended,
    Deed,
    EndLost,
    LinesJoined,
    LossesNoted,
    NewIdTaken,
    SegmentWrittenAnew,
    SetAside,
)
from k2quiz.journal.symptoms import (
    AccessSymptom,
    AgedBackup,
    CopySymptom,
    DamagedLines,
    EmptyFile,
    Exposed,
    FileSymptom,
    ForeignFile,
    JournalSymptom,
    KnownLosses,
    LineSymptom,
    MissingLines,
    NewerLines,
    NotOurs,
    OnlyInCopy,
    RepeatedLines,
    SenselessDevice,
    SharedSequences,
    SpareFile,
    SpoiltBackup,
    TornTail,
    UnreadableFile,
    UnreadableFolder,
    WriteProtected,
)
from k2quiz.study.wording import count

Symptom = JournalSymptom | CopySymptom | Circumstance
"""Anything that a doctor can find."""

_REPAIR = "Run `k2quiz doctor --repair`: it sets the file aside, deletes nothing, and looks for copies of what is lost."
_NOTHING = "Nothing."
_SHOWN = 5
"""Damaged lines that are told one by one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A symptom in words: what is there, what it means for the learner, what to do; `grave` if something must be."""

    code: str
    says: str
    means: str
    remedy: str
    grave: bool = True


def told(symptom: Symptom) -> Told:
    """The words for a symptom."""
    match symptom:
        case OnlyInCopy() | SpoiltBackup() | AgedBackup():
            return _copy(symptom)
        case NewerLines() | MissingLines() | KnownLosses() | SharedSequences():
            return _lines(symptom)
        case NotOurs() | WriteProtected() | Exposed() | SenselessDevice():
            return _access(symptom)
        case DiskFull() | ClockSetBack() | FutureEvents() | LockHeld() | CardsGone() | SettingsFaulty() | DeckFaulty():
            return _around(symptom)
        case _:
            return _file(symptom)


def _file(symptom: FileSymptom) -> Told:
    match symptom:
        case DamagedLines():
            words = _damaged(symptom)
        case TornTail(path=path, line=line):
            says = f"{path}:{line}: the last line breaks off."
            means = (
                "That is what a crash or a full disk leaves. At most the answer that was being saved is lost, "
                "which k2quiz had not yet called saved; if something else cut the file, what followed is gone too."
            )
            words = Told("torn-tail", says, means, _REPAIR)
        case UnreadableFile(path=path, why=why):
            words = Told("unreadable-file", f"{path}: {why}.", "The answers in it do not count until it is.", _REPAIR)
        case UnreadableFolder(path=path, why=why):
            says = f"{path} cannot be listed: {why}."
            words = Told("unreadable-folder", says, "None of your answers can be read.", "Make it a folder of yours.")
        case EmptyFile(path=path):
            means = "Whatever was in it is gone from here; a copy may have it. It is harmless if nothing ever was."
            words = Told("empty-file", f"{path} is empty.", means, _REPAIR)
        case ForeignFile(path=path, mistaken=mistaken):
            words = _foreign(f"{path}", mistaken=mistaken)
        case SpareFile(path=path, alone=alone):
            says = f"{path} is a second copy of a file, as sync programs make them."
            means = f"{_entries(alone)} of it are nowhere else; they count too." if alone else _ONCE
            remedy = "Nothing has to be done; `k2quiz doctor --repair` joins it with the file that it is a copy of."
            words = Told("spare-file", says, means, remedy, grave=False)
        case RepeatedLines(path=path, count=number):
            says = f"{path} has {_entries(number)} twice, or of another file."
            remedy = "Nothing has to be done; `k2quiz doctor --repair` puts them in order."
            words = Told("repeated-lines", says, _ONCE, remedy, grave=False)
        case _:
            assert_never(symptom)
    return words


_ONCE = "Nothing is lost, and every answer counts once."


def _damaged(symptom: DamagedLines) -> Told:
    first = "; ".join(f"line {damage.line}: {damage.why}" for damage in symptom.damage[:_SHOWN])
    more = len(symptom.damage) - _SHOWN
    says = f"{symptom.path} is damaged ({first}{f'; and {more} more' if more > 0 else ''})."
    means = f"At most {_entries(symptom.most)} there cannot be read and do not count; all others do."
    return Told("damaged-lines", says, means, _REPAIR)


def _foreign(path: str, *, mistaken: bool) -> Told:
    if mistaken:
        says = f"{path} looks like a file of the journal, but no line of it is."
        return Told("foreign-file", says, "No answer of yours is in it.", _REPAIR)
    says = f"{path} is no file of k2quiz."
    return Told("foreign-file", says, "It is left alone.", "Move it elsewhere, if it is of use.", grave=False)


def _lines(symptom: LineSymptom) -> Told:
    match symptom:
        case NewerLines(count=number):
            says = f"{_entries(number)} were written by a newer k2quiz."
            words = Told("newer-lines", says, "They are kept, and count once this one is as new.", "Update k2quiz.")
        case MissingLines(device=device, count=number, explained=explained):
            says = f"{_entries(number)} of device {device} are missing: their numbers were given out."
            means = (
                "They may be those in the damaged lines."
                if explained
                else "Somebody or something took them out of the files, or they have not arrived from another machine."
            )
            remedy = (
                "Run `k2quiz sync DIR` or `k2quiz import journal PATH` if another machine or copy has them; "
                "otherwise `k2quiz doctor --repair` looks in the backups."
            )
            words = Told("missing-lines", says, means, remedy)
        case KnownLosses(count=number):
            says = f"{_entries(number)} are missing, and were looked for in vain."
            means = "They do not count; everything else does."
            words = Told("known-losses", says, means, "`k2quiz import journal PATH` if a copy turns up.", grave=False)
        case SharedSequences(count=number, own=own):
            says = f"{count(number, 'number')} of device {symptom.device} stand for two different entries each."
            means = (
                "The data folder was copied to another machine, or put back from an old copy, and both went on. "
                "Nothing is lost: both entries count."
            )
            remedy = "Run `k2quiz doctor --repair`: this machine takes a name of its own." if own else _NOTHING
            words = Told("shared-numbers", says, means, remedy, grave=own)
        case _:
            assert_never(symptom)
    return words


def _access(symptom: AccessSymptom | SenselessDevice) -> Told:
    match symptom:
        case NotOurs(paths=paths):
            says = f"{_some(paths)} belong to another user."
            means = "k2quiz may be unable to read or save your answers."
            words = Told("not-yours", says, means, "Give them to yourself (`chown`), or run k2quiz as that user.")
        case WriteProtected(paths=paths):
            remedy = "Run `k2quiz doctor --repair`; if the whole disk is read-only, make it writable first."
            words = Told("read-only", f"{_some(paths)} must not be written.", "No answer can be saved.", remedy)
        case Exposed(paths=paths):
            says = f"{_some(paths)} can be read or changed by other users of this machine."
            words = Told("exposed", says, "Your answers may not stay yours.", "Run `k2quiz doctor --repair`.")
        case SenselessDevice(path=path):
            says = f"{path} holds no name of a machine."
            means = "The next answer gives this machine a new one; nothing is lost."
            words = Told("senseless-device", says, means, _REPAIR)
        case _:
            assert_never(symptom)
    return words


def _copy(symptom: CopySymptom) -> Told:
    match symptom:
        case OnlyInCopy(copy=copy, count=number):
            says = f"{_entries(number)} are in {copy}, but not in the journal."
            means = "They were lost here and can be brought back."
            words = Told("only-in-copy", says, means, "Run `k2quiz doctor --repair`.")
        case SpoiltBackup(why=why):
            means = "This backup would not bring everything back; the others are not touched by it."
            remedy = "Run `k2quiz doctor --repair`, which sets it aside, then `k2quiz backup`."
            words = Told("spoilt-backup", why, means, remedy)
        case AgedBackup(made=None):
            means = "If this disk fails, your answers are gone."
            words = Told("no-backup", "There is no backup that is whole.", means, "Run `k2quiz backup`.", grave=False)
        case AgedBackup(made=made):
            says = f"The newest backup is of {made:%d %B %Y, %H:%M} UTC."
            means = "What was answered since is in the journal alone."
            remedy = "`k2quiz backup` makes one now; the next is made after studying."
            words = Told("aged-backup", says, means, remedy, grave=False)
        case _:
            assert_never(symptom)
    return words


def _around(symptom: Circumstance) -> Told:
    match symptom:
        case DiskFull(folder=folder, free=free, nearly=nearly):
            says = f"The disk of {folder} has {free // 1024} KB left."
            means = "Your answers can soon not be saved." if nearly else "Answers may not be saved."
            words = Told("disk-nearly-full" if nearly else "disk-full", says, means, "Free some room.", not nearly)
        case ClockSetBack(now=now, latest=latest):
            says = f"It is {now:%d %b %Y, %H:%M} by the clock, but your latest answer is of {latest:%d %b %Y, %H:%M}."
            means = "New answers would stand before it, and cards come at the wrong time."
            words = Told("clock-set-back", says, means, "Set this machine's clock, then go on.")
        case FutureEvents(count=number, now=now, latest=latest):
            says = f"{_entries(number)} are from the future, up to {latest:%d %b %Y}; today is {now:%d %b %Y}."
            means = "A clock ran ahead, or this one is behind. The cards of these answers come later than they should."
            remedy = "See that this clock is right. If it is, nothing else has to be done: no answer is lost."
            words = Told("from-the-future", says, means, remedy)
        case LockHeld(path=path):
            says = f"Another k2quiz is writing ({path} is locked)."
            means = "If none runs, it hangs; until it ends, no answer can be saved."
            words = Told("locked", says, means, "Close the other k2quiz, or wait for it.")
        case CardsGone(count=number, examples=examples):
            says = f"{count(number, 'card')} that you answered are in no deck: {', '.join(examples)}."
            means = "Nothing is lost: what you know of them waits until they come back."
            remedy = "Install their deck again (`k2quiz add`); nothing, if you study it with `--deck`."
            words = Told("cards-gone", says, means, remedy, grave=False)
        case SettingsFaulty(error=error):
            words = Told("settings-faulty", f"{error}", "k2quiz does not start.", "Mend that line, or remove the file.")
        case DeckFaulty(name=name):
            means = "Its cards are not asked; what you know of them stays."
            words = Told(
                "deck-faulty", f"Deck {name} cannot be read.", means, f"`k2quiz check --deck {name}` says why."
            )
        case _:
            assert_never(symptom)
    return words


def deed_told(deed: Deed) -> str:
    """What was done, in a sentence."""
    match deed:
        case AccessMended(paths=paths):
            words = f"Only you can read and write {_some(paths)} now."
        case SetAside(path=path, target=target):
            words = f"{path} lies in {target} now."
        case SegmentWrittenAnew(path=path, target=target, kept=kept):
            words = f"{path} was written anew with {_entries(kept)} that are whole; as it was, it lies in {target}."
        case NewIdTaken():
            words = "This machine has a new name of its own from now on."
        case LinesJoined(copy=copy, count=number):
            words = f"{_entries(number)} came back from {copy}."
        case LossesNoted(count=number):
            words = f"{_entries(number)} could not be found in any copy. They will not be asked for again."
        case EndLost(path=path):
            words = f"The end of {path} could not be read, and no copy goes further: what was answered last is lost."
        case _:
            assert_never(deed)
    return words


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _some(paths: tuple[object, ...]) -> str:
    """The first of the paths, and how many more there are."""
    return f"{paths[0]}" if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
