"""`k2quiz add`: install a deck for studying."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from k2quiz.bank.checks import check
from k2quiz.bank.deck import Deck
from k2quiz.bank.installing import bring, changing, find_deck, put
from k2quiz.bank.library import deck_in
from k2quiz.cli.workplace import installed_decks, open_deck, shipped_deck
from k2quiz.errors import FaultyFileError, Finding, Severity, UsageError
from k2quiz.settings import places
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("path", type=Path, metavar="PATH", help="a deck's folder, one bank file or a .zip")


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    source: Path = parser.parse_args(arguments).path
    if not source.exists():
        raise UsageError(f"There is no file or folder `{source}`.")
    with changing(places().decks) as folder:
        bring(source, folder)
        place = find_deck(folder)
        deck, warnings = _checked(place, folder, source)
        _refuse_clash(deck)
        replaced = put(place, deck.id, places().decks)
    _tell(deck, warnings, replaced=replaced)
    return 0


def _checked(place: Path, folder: Path, source: Path) -> tuple[Deck, int]:
    """The deck that was brought, and how many warnings there are; its findings name the files of the source.

    Raises:
        FaultyFileError: it has errors.
    """
    loaded, findings = check(deck_in(place) or place)
    lone = source.is_file() and source.suffix.lower() != ".zip"
    shown = source.parent if lone else source
    told = [_as_of(finding, str(folder), str(shown)) for finding in findings]
    errors = [finding for finding in told if finding.severity is Severity.ERROR]
    if loaded is None or errors:
        raise FaultyFileError(errors)
    return loaded.deck, len(told)


def _as_of(finding: Finding, folder: str, source: str) -> Finding:
    place = replace(finding.place, path=finding.place.path.replace(folder, source))
    return replace(finding, place=place, message=finding.message.replace(folder, source))


def _refuse_clash(deck: Deck) -> None:
    """Refuse a deck whose progress could not be told from that of another one."""
    shipped = open_deck(shipped_deck(), places().cache)
    if deck.id == shipped.id:
        raise UsageError(f"`{deck.id}` is the deck that comes with k2quiz. Study another copy with `--deck PATH`.")
    for known in (shipped, *installed_decks(places())[0]):
        shared = {bank.id for bank in known.banks} & {bank.id for bank in deck.banks}
        if known.id != deck.id and shared:
            raise UsageError(
                f"Not installed: bank `{min(shared)}` is in deck `{known.id}` already, and has its progress. "
                f"Give it another id, or first `k2quiz remove {known.id}`."
            )


def _tell(deck: Deck, warnings: int, *, replaced: bool) -> None:
    sizes: Iterable[str] = (count(len(deck.banks), "bank"), count(len(deck.cards), "card"))
    print(printable(f"Installed {deck.id}: {deck.title} ({', '.join(sizes)})."))
    if replaced:
        print("It takes the place of the deck that had this id; your progress is kept.")
    if warnings:
        print(f"{count(warnings, 'warning')}; `k2quiz check --deck {deck.id}` tells them.")
    print(f"Study it with `k2quiz`, or `k2quiz study --deck {deck.id}`.")
