"""Identity over time: the deck held against its lock, so that no edit loses or mixes up a learner's history."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.fingerprint import right_answers
from k2quiz.bank.item import ID, REV, Authored
from k2quiz.bank.load import Loaded
from k2quiz.bank.lock import DamagedLockError, Lock, Locked, known_as, lock_path, read_lock
from k2quiz.bank.rules import Report
from k2quiz.card import ItemId
from k2quiz.errors import Place


def check_identity(loaded: Loaded, report: Report, *, whole: bool) -> None:
    """Hold the deck against its lock; only where the deck was read `whole` can an item be gone."""
    path = lock_path(loaded.deck.path)
    try:
        lock = read_lock(path)
    except DamagedLockError as error:
        report.add(rules.UNREADABLE_LOCK, Place(str(path)), "the lock cannot be read", str(error))
        return
    for authored in loaded.items:
        known = known_as(authored.item, lock)
        if known is not None and not authored.draft:
            _check_meaning(authored, known, report)
    _check_reused(loaded.items, lock, report)
    if whole:
        _check_gone(loaded.items, lock, path, report)


def _check_meaning(authored: Authored, known: Locked, report: Report) -> None:
    """A typed answer has kept its meaning where the earlier wording is still accepted."""
    item, revision = authored.item, authored.node.get(REV.name)
    place = revision.place if revision else item.place
    if item.revision < known.rev:
        message = f"`rev` is {item.revision} and was {known.rev} before"
        report.add(rules.REVISION_LOWERED, place, message, f"write `rev: {known.rev}`, or more")
    elif item.revision == known.rev and _has_changed(authored, known):
        mend = (
            f"write `rev: {known.rev + 1}`, so that learners are asked whether to start afresh; "
            f"if it means the same in other words: `k2quiz check --lock --reworded {item.id}`"
        )
        report.add(rules.ANSWER_CHANGED, place, f"the right answer of `{item.id}` has changed", mend)


def _has_changed(authored: Authored, known: Locked) -> bool:
    return any(
        card.part in known.answers and known.answers[card.part] not in right_answers(card) for card in authored.cards
    )


def _check_reused(items: Iterable[Authored], lock: Lock, report: Report) -> None:
    owners = {former: owner for owner, entry in lock.items() for former in entry.was}
    for authored in items:
        owner = owners.get(authored.item.id)
        if owner is not None and owner not in (authored.item.id, *authored.item.was):
            node = authored.node.get(ID.name)
            message = f"`{authored.item.id}` was the id of `{owner}` before: two histories would be mixed up"
            mend = "give this item an id that none has had"
            report.add(rules.ID_REUSED, node.place if node else authored.item.place, message, mend)


def _check_gone(items: Sequence[Authored], lock: Lock, path: Path, report: Report) -> None:
    present = {name for authored in items for name in (authored.item.id, *authored.item.was)}
    known = {name: owner for owner, entry in lock.items() for name in (owner, *entry.was)}
    gone = {name: owner for name, owner in known.items() if name not in present}
    text = path.read_text("utf-8") if gone else ""
    for name, owner in gone.items():
        if name != owner and owner in gone:
            continue  # it is gone with the item that had its history
        mend = _how_to_keep(name, owner, items, lock)
        report.add(rules.ITEM_GONE, _line_of(name, text, path), f"no item is called `{name}` any more", mend)


def _how_to_keep(name: ItemId, owner: ItemId, items: Iterable[Authored], lock: Lock) -> str:
    """What an author can do for the history of an id that is gone; `owner` had it last."""
    heirs = [authored.item.id for authored in items if _may_inherit(authored, owner, lock)]
    if len(heirs) == 1:
        return f"add `{name}` to the `was` of `{heirs[0]}`, if that is what it has become"
    return (
        "bring it back with `status: retired`, or write "
        f"`was: {name}` in the item that it has become; if nobody ever had it, take it out of the lock"
    )


def _may_inherit(authored: Authored, owner: ItemId, lock: Lock) -> bool:
    """Whether the item has the owner's history, or is new and has the same right answer."""
    if known_as(authored.item, lock) is not None:
        return owner in (authored.item.id, *authored.item.was)
    return any(lock[owner].answers.get(card.part) in right_answers(card) for card in authored.cards)


def _line_of(name: ItemId, text: str, path: Path) -> Place:
    """Where the lock names the item; its beginning, if the id is not written there as the program writes it."""
    start = text.find(json.dumps(name))
    if start < 0:
        return Place(str(path))
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Place(str(path), line, column, line, column + len(json.dumps(name)))
