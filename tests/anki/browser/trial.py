"""One card, asked and answered in a reviewer, and all that is wrong with it."""

import re
from collections.abc import Iterable, Sequence

from tests.anki.browser.answers import SCRIPTED, How, give, marked, marks, picked, stands, taps, verdict
from tests.anki.browser.cards import Shown
from tests.anki.browser.host import Host, Model, Sight

ASKED = ("Prompt", "Context", "A", "B", "C", "D", "E", "F", "G", "H", *(f"Left {place}" for place in range(1, 7)))
"""Fields that the question side shows."""
TOLD = (*ASKED, "Explanation", "References", "Topic", "Disclaimer", "Accepted", "Refused", "Back", "Front")
"""Fields that the answer side shows."""
NUMBERED = ("Why", "Right", "Step")


def trial(host: Host, card: Shown, how: How) -> list[str]:
    """What is wrong with a card that a learner answers so, each in a few words; nothing where all is well."""
    host.show(card.front)
    asked = host.see()
    tapped = taps(card, how)
    chosen = picked(card, tapped)
    faults = [*asked.flaws, *_front(card, asked)]
    if card.type in SCRIPTED and not faults:
        give(host, card, asked, tapped)
        faults += differing("picked", sorted(chosen), sorted(stands(card, host.see())))
    host.show(card.back)
    told = host.see()
    faults += [*told.flaws, *_back(card, told, [] if host.model is Model.REFUSED else chosen)]
    if told.names and asked.names != told.names:
        faults.append(f"order: asked {asked.names}, told {told.names}")
    return faults


def differing(what: str, wanted: object, found: object) -> list[str]:
    """A complaint, unless both are the same."""
    return [] if wanted == found else [f"{what}: {found} and not {wanted}"]


def lacking(card: Shown, text: str, fields: Iterable[str]) -> list[str]:
    """The fields whose text does not stand in that text."""
    shown = _solid(text)
    return [f"{name} is not shown" for name in fields if _solid(card.fields.get(name, "")) not in shown]


def _front(card: Shown, asked: Sight) -> list[str]:
    faults = ["the question tells the answer"] if card.telling else []
    faults += lacking(card, asked.text, ASKED)
    match card.type:
        case "Choice":
            kept = list(card.options) if re.search("keep|truth", card.fields["Kind"]) else asked.names
            faults += differing("options", kept, asked.names) + differing(
                "options", list(card.options), sorted(asked.names)
            )
        case "Match":
            offered = [set(row.offered) for row in asked.rows]
            faults += [
                f"no {right} to choose" for right in card.several("Right") for each in offered if right not in each
            ]
        case "Order":
            faults += differing("steps", sorted(card.several("Step")), sorted(row.text for row in asked.rows))
    return faults + differing("picked", [], stands(card, asked))


def _back(card: Shown, told: Sight, chosen: Sequence[str]) -> list[str]:
    numbered = [name for name in card.fields if name.startswith(NUMBERED)]
    gaps = [name for name in ("Accepted", "Refused") if name in card.fields]
    return [
        *lacking(card, told.text, (*TOLD, *numbered, *gaps)),
        *differing("told", marks(card, chosen), marked(card, told)),
        *differing("verdict", verdict(card, chosen), told.outcome[:1]),
    ]


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)
