"""Coverage: which facts of a ledger are asked for, and well enough."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from k2quiz.bank.item import LEVELS, Authored
from k2quiz.bank.ledger import UNBORNE, Fact, Ledger
from k2quiz.card import FillIn, Recall, TypeIn

KEY = "key"
KEY_KINDS = 2
"""Kinds of items that ask for a key fact, one of which makes the learner produce the answer."""

NUANCED = UNBORNE | {"simplified"}
"""Verdicts of facts of which some item says how article and evidence part."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact, and the items that cover it."""

    fact: Fact
    items: tuple[Authored, ...]

    @property
    def is_key(self) -> bool:
        """Whether it is one of the facts that matter most."""
        return self.fact.weight == KEY

    @property
    def is_nuanced(self) -> bool:
        """Whether some item has to say what its evidence is worth."""
        return self.fact.verdict in NUANCED

    @property
    def is_firm(self) -> bool:
        """Whether two kinds ask for it, one of them for production, and one item is chiefly about it."""
        kinds = {authored.item.kind for authored in self.items}
        chief = any(authored.item.covers[0] == self.fact.id for authored in self.items)
        return len(kinds) >= KEY_KINDS and chief and any(map(produces, self.items))

    @property
    def is_qualified(self) -> bool:
        """Whether an item above the level of remembering is marked as a nuance of it."""
        return any(authored.item.nuance and authored.item.level != LEVELS[0] for authored in self.items)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The facts of a topic, or of all, and what is asked of them; `coverings` counts an item once for each fact."""

    topic: str
    facts: int
    covered: int
    key: int
    key_ok: int
    nuanced: int
    nuance_ok: int
    items: int
    coverings: int

    @property
    def redundancy(self) -> float:
        """How often a fact is asked for, on average."""
        return self.coverings / self.facts if self.facts else 0.0

    @property
    def share(self) -> float:
        """The smallest of the three shares, from 0 to 1: facts covered, key facts firm, nuances told."""
        parts = ((self.covered, self.facts), (self.key_ok, self.key), (self.nuance_ok, self.nuanced))
        return min((done / wanted for done, wanted in parts if wanted), default=1.0)


@dataclass(frozen=True, slots=True)
class Survey:
    """The coverage of each topic, in the order of the ledger, of all, and the facts that need items, by id."""

    topics: tuple[Coverage, ...]
    all: Coverage
    uncovered: tuple[str, ...]
    thin: tuple[str, ...]
    unqualified: tuple[str, ...]


def produces(authored: Authored) -> bool:
    """Whether the learner has to produce the answer, and not only to know it again."""
    return any(isinstance(card.interaction, TypeIn | FillIn | Recall) for card in authored.cards)


def survey(ledger: Ledger, items: Iterable[Authored]) -> Survey:
    """How well the items cover the ledger; retired items and drafts do not count."""
    covering: defaultdict[str, list[Authored]] = defaultdict(list)
    for authored in items:
        if not authored.item.retired and not authored.draft:
            for name in dict.fromkeys(authored.item.covers):
                covering[name].append(authored)
    asked = [Asked(fact, tuple(covering[fact.id])) for fact in ledger.values()]
    topics = dict.fromkeys(one.fact.topic for one in asked)
    return Survey(
        topics=tuple(_coverage(topic, [one for one in asked if one.fact.topic == topic]) for topic in topics),
        all=_coverage("all", asked),
        uncovered=tuple(one.fact.id for one in asked if not one.items),
        thin=tuple(one.fact.id for one in asked if one.is_key and one.items and not one.is_firm),
        unqualified=tuple(one.fact.id for one in asked if one.is_nuanced and one.items and not one.is_qualified),
    )


def _coverage(topic: str, asked: Sequence[Asked]) -> Coverage:
    key = [one for one in asked if one.is_key]
    nuanced = [one for one in asked if one.is_nuanced]
    return Coverage(
        topic=topic,
        facts=len(asked),
        covered=sum(bool(one.items) for one in asked),
        key=len(key),
        key_ok=sum(one.is_firm for one in key),
        nuanced=len(nuanced),
        nuance_ok=sum(one.is_qualified for one in nuanced),
        items=len({authored.item.id for one in asked for authored in one.items}),
        coverings=sum(len(one.items) for one in asked),
    )
