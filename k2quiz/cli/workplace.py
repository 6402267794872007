"""What most commands need: the deck that is meant, the learner's history, and a desk to study at."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from k2quiz.bank.catalogue import Catalogue, Section
from k2quiz.bank.compiled import open_catalogue
from k2quiz.bank.library import installed
from k2quiz.cli.clock import SystemClock
from k2quiz.cli.editor import Editor
from k2quiz.cli.names import one_named
from k2quiz.errors import K2QuizError, UsageError
from k2quiz.event import Configured, Stamp
from k2quiz.history import History, heirs_of
from k2quiz.journal.journal import Journal
from k2quiz.journal.recollection import Recollection
from k2quiz.listing import Listing
from k2quiz.scheduling.queue import Limits
from k2quiz.settings import Places, Settings, places, read_settings

if TYPE_CHECKING:
    from k2quiz.bank.deck import Deck
    from k2quiz.settings_change import Value
    from k2quiz.study.desk import Desk
    from k2quiz.study.sitting import E

_PACKAGE = Path(__file__).parent.parent
_SHIPPED = "decks/vitamin-k2"


def shipped_deck() -> Path:
    """The deck that comes with the program: inside the package, or beside it in a checkout."""
    inside = _PACKAGE / _SHIPPED
    return inside if inside.exists() else _PACKAGE.parent / _SHIPPED


def add_deck_option(parser: ArgumentParser) -> None:
    """Let a command be told which deck is meant."""
    what = "a deck's folder, one bank file, or the id of an installed deck"
    parser.add_argument("--deck", type=deck_named, default=shipped_deck(), metavar="DECK", help=what)


def add_filter_option(parser: ArgumentParser) -> None:
    """Let a command keep to the cards that a filter lets through; `Workplace.chosen` follows it."""
    what = "only cards that this lets through, as in 'is:due lapses>2'; `k2quiz list --help` tells the language"
    parser.add_argument("--filter", default="", metavar="FILTER", help=what)


def deck_named(name: str) -> Path:
    """Where the deck is that a name means: a path, or the id of an installed deck or of the shipped one.

    Raises:
        UsageError: there is no such deck.
    """
    if Path(name).exists():
        return Path(name)
    known = {shipped_deck().name: shipped_deck(), **installed(places().decks)}
    if name in known:
        return known[name]
    raise UsageError(f"There is no file or folder `{name}`, nor a deck of that id: {', '.join(known)}.")


def installed_decks(kept: Places) -> tuple[list[Catalogue], list[str]]:
    """The installed decks, as far as they can be read, and what to say of those that cannot."""
    decks: list[Catalogue] = []
    complaints: list[str] = []
    for name, path in installed(kept.decks).items():
        try:
            decks.append(open_deck(path, kept.cache))
        except K2QuizError:
            complaints.append(f"Deck {name} cannot be read; `k2quiz check --deck {name}` says why.")
    return decks, complaints


def every_card(decks: Iterable[Catalogue]) -> Iterator[Listing]:
    """Every card of some decks, those included that are studied no more."""
    return (card for deck in decks for card in (*deck.cards, *deck.retired))


def open_deck(path: Path, cache: Path) -> Catalogue:
    """The deck at a path, as kept in the cache if nothing has changed since.

    Raises:
        UsageError: there is nothing there.
        FaultyFileError: it has errors.
    """
    return open_catalogue(path, cache, _load)


def _load(path: Path) -> "Deck":
    # Reading YAML takes as long as everything else that `due` does.
    from k2quiz.bank.load import load_deck  # noqa: PLC0415 - see above

    return load_deck(path)


class Workplace:
    """One learner's data on this machine, opened on a deck."""

    def __init__(self, deck: Path) -> None:
        self.places: Places = places()
        self.settings: Settings = read_settings(self.places.settings)
        self.clock = SystemClock(self.settings.day_starts_at)
        self.journal = Journal(self.places.data)
        self.deck = open_deck(deck, self.places.cache)
        self._configured: Configured | None = None
        self._desks: list[Desk] = []

    def history(self, others: Iterable[Catalogue] = ()) -> History:
        """Everything that the learner has answered, under the present ids; what cannot be read is said, and left."""
        heirs = heirs_of(every_card((self.deck, *others)))
        recollection = self.journal.recollect(self.places.index, heirs, _announce_reading)
        for line in _complaints(recollection):
            print(line, file=sys.stderr)
        self._configured = recollection.history.configured
        return recollection.history

    def desk(self) -> "Desk":
        """A desk at which every answer goes to the journal."""
        return self._desk(self.deck, self.history())

    def desks(self) -> "tuple[list[tuple[Catalogue, Desk]], list[str]]":
        """A desk for this deck and one for each installed one, and what to say of decks that cannot be read."""
        others, complaints = installed_decks(self.places)
        history = self.history(others)
        return [(deck, self._desk(deck, history)) for deck in (self.deck, *others)], complaints

    def _desk(self, deck: Catalogue, history: History) -> "Desk":
        from k2quiz.study.desk import Desk  # noqa: PLC0415 - commands that only count need no judge of answers

        desk = Desk(deck, history, _limits(self.settings), self.clock, self.record)
        desk.editing = Editor(_PACKAGE, lambda: open_deck(deck.path, self.places.cache).contents)
        self._desks.append(desk)
        return desk

    def change(self, name: str, value: "Value") -> Settings:
        """The settings once one was changed in their file; they hold at once, at every desk.

        Raises:
            StorageError: the file cannot be written.
            FaultyFileError: the file was given errors meanwhile.
        """
        from k2quiz.settings_change import change_setting  # noqa: PLC0415 - settings are seldom changed

        self.settings = change_setting(self.places.settings, name, value)
        self.clock.day_starts_at = self.settings.day_starts_at
        for desk in self._desks:
            desk.limit(_limits(self.settings))
        return self.settings

    def cards(self, banks: Iterable[str]) -> tuple[Listing, ...]:
        """The cards of the banks meant by those names; of all, where none is named.

        Raises:
            UsageError: a name means no bank, or several.
        """
        by_id = {bank.id: bank for bank in self.deck.banks}
        chosen: list[Section] = [by_id[one_named(name, by_id, "bank")] for name in banks]
        return tuple(card for bank in chosen or self.deck.banks for card in bank.cards)

    def chosen(self, options: Namespace, history: History) -> tuple[Listing, ...]:
        """The cards of the banks that are named in the options, as far as their filter lets them through.

        Raises:
            UsageError: a name means no bank, or several, or the filter says nothing.
        """
        return self.passing(options.filter, self.cards(options.banks), history)

    def passing(self, text: str, cards: tuple[Listing, ...], history: History) -> tuple[Listing, ...]:
        """The cards that a filter lets through.

        Raises:
            FilterError: the text is none.
        """
        if not text.strip():
            return cards
        from k2quiz.filtering.filter import parse  # noqa: PLC0415 - seldom wanted
        from k2quiz.filtering.match import select  # noqa: PLC0415 - likewise

        return select(parse(text), cards, self.deck.contents, history, self.clock.today())

    def record(self, make: "Callable[[Stamp], E]") -> "E":
        """The event that `make` gives for the next stamp, once it is on disk, and the settings before it.

        Raises:
            StorageError: it could not be saved; nothing has changed.
        """
        moment = self.clock.now()
        day = self.clock.day_of(moment)
        if not self._are_settings_known():
            self._configured = self.journal.record(self._configure, moment, day)
        return self.journal.record(make, moment, day)

    def _configure(self, stamp: Stamp) -> Configured:
        settings = self.settings
        return Configured(stamp, settings.new_per_day, settings.day_starts_at, settings.reviews_limit)

    def _are_settings_known(self) -> bool:
        known = self._configured
        return known is not None and self._configure(known.stamp) == known


def _limits(settings: Settings) -> Limits:
    return Limits(settings.new_per_day, settings.reviews_limit)


def _announce_reading() -> None:
    """Say to whoever waits at a terminal what takes so long."""
    if sys.stderr.isatty():
        print("Reading every answer so far, once; later starts will be quick.", file=sys.stderr)


def _complaints(recollection: Recollection) -> Iterable[str]:
    for damage in recollection.damage:
        yield f"{damage}; everything else was read"
    if recollection.unknown:
        yield f"{recollection.unknown} entries were written by a newer k2quiz and wait for it"
