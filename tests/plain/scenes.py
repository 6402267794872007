"""Sittings for the transcripts in golden/; `python -m tests.plain.scenes` writes those anew."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

from k2quiz.bank.catalogue import Catalogue, catalogue_of
from k2quiz.bank.deck import Bank, Deck
from k2quiz.card import (
    Arrange,
    Card,
    Choose,
    FillIn,
    Gap,
    Interaction,
    Item,
    ItemId,
    Option,
    Picture,
    Quantity,
    Recall,
    Reference,
    Refusal,
    Term,
    TypeIn,
)
from k2quiz.errors import Place, StorageError
from k2quiz.event import Event, EventId, Stamp
from k2quiz.history import replay
from k2quiz.plain.console import Console
from k2quiz.plain.study import study
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.session import SEASONED
from k2quiz.study.sitting import E

GOLDEN = Path(__file__).with_name("golden")
TODAY = date(2026, 11, 23)

SOURCE = Reference(
    "geleijnse2004", "Geleijnse et al. 2004, Journal of Nutrition", "https://doi.org/10.1093/jn/134.11.3100"
)
MK7 = Option("MK-7", right=True, why="Its long side chain keeps it in the blood for days.")
MK4 = Option("MK-4", right=False, why="It is gone within hours.", misconception="all-k2-lasts-alike")
K1 = Option("K1", right=False)
LIVER = Option("Liver", right=False, why="Its share is small.")
NATTO = Option("Natto", right=True, why="Bacteria make MK-7 in it.")
GOUDA = Option("Gouda", right=True)
WHICH = Choose((MK7, MK4, K1))
FOODS = Choose((NATTO, LIVER, GOUDA), several=True)
ENZYME = Term("gamma-glutamyl carboxylase", ("GGCX",), (Refusal("VKOR", "That enzyme recycles the vitamin."),))
DOSE = Quantity(Decimal(171), Decimal(189), "µg", "180")
CLOZE = (
    "MGP is made by ",
    Gap(1, Term("vascular smooth muscle cells", ("smooth muscle cells",)), "which cells"),
    ", osteocalcin by ",
    Gap(2, Term("osteoblasts")),
    ".",
)


@dataclass(slots=True)
class Clock:
    """A clock that stands still, as long as nobody moves it."""

    day: date = TODAY

    def today(self) -> date:
        return self.day

    def elapsed(self) -> int:
        return 0


@dataclass(slots=True)
class Diary:
    """Everything recorded, in order; a full one refuses."""

    clock: Clock
    events: list[Event] = field(default_factory=list)
    full: bool = False

    def record(self, make: Callable[[Stamp], E]) -> E:
        if self.full:
            raise StorageError("The disk is full: make room, then answer again.")
        number = len(self.events) + 1
        event = make(Stamp(EventId(f"{number:032x}"), "device", number, number, "+00:00", self.clock.day))
        self.events.append(event)
        return event


@dataclass(frozen=True, slots=True)
class Scene:
    """Some cards, what a learner types, and perhaps with the events of another scene some days before it."""

    cards: tuple[Card, ...]
    lines: tuple[str, ...]
    practice: bool = False
    before: "Scene | None" = None
    new: int = 10
    full: bool = False
    later: int = 0


def card(interaction: Interaction, prompt: str, name: str = "item", explain: str = "") -> Card:
    place = Place("bank.yaml")
    item = Item(ItemId(f"bank/{name}"), "bank", "kind", place, topic="k2", explain=explain, references=(SOURCE,))
    return Card(item, prompt, interaction)


def with_item(known: Card, **fields: object) -> Card:
    """The card with other fields of its item."""
    return replace(known, item=replace(known.item, **fields))  # type: ignore[arg-type]  # each field has its own type


def played(scene: Scene, *, echo: bool = True) -> tuple[str, list[Event]]:
    """What a scene shows, with the lines typed after a `> `, and the events that it adds to those before it."""
    earlier = played(scene.before)[1] if scene.before else []
    clock = Clock(TODAY + timedelta(scene.later))
    diary = Diary(clock, list(earlier), scene.full)
    deck = deck_of(scene.cards)
    desk = Desk(deck, replay(earlier), Limits(scene.new), clock, diary.record)
    out = StringIO()
    sitting = desk.practise(scene.cards) if scene.practice else desk.study(scene.cards)
    study(desk, deck, sitting, Console(typed(scene.lines, out if echo else StringIO()), out))
    return out.getvalue(), diary.events[len(earlier) :]


def typed(lines: Iterable[str], out: StringIO) -> Iterator[str]:
    for line in lines:
        out.write(f"> {line}\n")
        yield f"{line}\n"


def deck_of(cards: tuple[Card, ...]) -> Catalogue:
    bank = Bank("bank", "A bank", Path("bank.yaml"), cards)
    topics = {"k2": "Forms of vitamin K"}
    return catalogue_of(Deck("deck", "A deck", Path(), "Deck", "For study only.", "en", "CC0-1.0", (), topics, (bank,)))


LASTING = card(WHICH, "Which form stays in the blood longest?", "lasting", explain="Half-lives differ by days.")
RICH = card(FOODS, "Which foods are rich in K2?", "rich")
CARBOXYLASE = card(TypeIn(ENZYME), "Which enzyme activates MGP?", "enzyme", explain="It needs vitamin K.")
TRIAL_DOSE = card(TypeIn(DOSE), "Which daily dose did the trial give?", "dose")
MAKERS = card(FillIn(CLOZE, 1), "MGP is made by […].", "makers")
PARADOX = card(Recall("Too little in bone, too much in arteries."), "What is the calcium paradox?", "paradox")
GLA = card(Recall("Gamma-carboxyglutamate."), "What does Gla stand for?", "gla")
PLACES = card(Arrange(("the artery wall", "bone", "the liver"), ("MGP", "Osteocalcin")), "Where do they act?", "places")
STEPS = card(Arrange(("MGP is made", "it is carboxylated", "it binds calcium")), "What comes first?", "steps")
HINTED = with_item(CARBOXYLASE, hint="It is named after what it does to glutamate.")
CUED = with_item(GLA, hint="An amino acid.")
CASE = with_item(LASTING, context="A woman asks about natto.", picture=Picture(Path("natto.png"), "a bowl of natto"))
REVISED = with_item(LASTING, revision=2)

LEARNT = Scene((LASTING,), ("3", ""))
SEASONED_BEFORE = Scene((LASTING,), ("?", "") * SEASONED)
SCENES = {
    "choose": Scene((LASTING,), ("", "4", "1 2", ":h", "2", "", "3", "2", "", "1", "")),
    "choose-several": Scene((RICH,), ("1 x", "1,2", ":u", "1 2 3", "", "2 3", "4", "")),
    "type": Scene((CARBOXYLASE,), ("", "VKOR", ":r", "2", ":nonsense", "", ":x", "GGCX", "")),
    "type-a-number": Scene((TRIAL_DOSE,), ("lots", "0.18 mg", "")),
    "fill-in": Scene((MAKERS,), ("?", "", "smooth muscle cells", "")),
    "recall": Scene((PARADOX, GLA), (":u", "3", "", "5", "1", "", "", "", "4", ":u", "", "3", "")),
    "practice": Scene((LASTING, GLA), ("1", "2", "", "", "4"), practice=True),
    "doubt": Scene((LASTING, CARBOXYLASE, TRIAL_DOSE), ("2??", "", "GGCX ?", "", "??", "180 µg??", "", ":q")),
    "stopped": Scene((LASTING, GLA), ("1",)),
    "nothing-due": Scene((LASTING, GLA), (), before=LEARNT, new=1),
    "nothing-known": Scene((), ()),
    "match": Scene((PLACES,), ("1", "1 1", "1 4", "1 2 3", "", "1 3", "", "?", "", "1, 2")),
    "order": Scene((STEPS,), ("1 2", "3 2 1", "", "1 2 3", ":u", "2 1 3", "")),
    "hint": Scene((HINTED, CUED), (":hint", ":h", "GGCX", "", ":hi", "", ":hint", "")),
    "passage": Scene((CASE,), ("1",)),
    "redo": Scene((LASTING, GLA), (":redo", "2", ":u", ":r", ":redo", "", ":q")),
    "put-away": Scene((LASTING, GLA, RICH), (":bury", ":u", ":suspend", "", ":b", "1 2", ":susp", ":q")),
    "edit": Scene((LASTING,), (":edit", ":q")),
    "flag": Scene((LASTING,), (":flag The Half-lives", "2", ":unflag", ":f", "")),
    "revised": Scene((REVISED,), ("", "?", "1", "S", "2"), before=LEARNT, later=1),
    "missed-and-suspended": Scene((LASTING,), ("?", ":suspend")),
    "seasoned": Scene((LASTING, GLA), ("3", "1", "", "", "4"), before=SEASONED_BEFORE, later=1),
}


if __name__ == "__main__":
    for name, scene in SCENES.items():
        (GOLDEN / f"{name}.txt").write_text(played(scene)[0], encoding="utf-8")
