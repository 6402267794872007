"""Banks whose texts try to steer the terminal, to break out of their lines, or to take up all of the screen."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

MARK: Final = "777"
"""Stands in every command to a terminal, so that one which comes through can be told from the program's own."""

_PIECES: Final = (
    # commands to a terminal, in seven bits and in eight
    f"\x1b[{MARK}m", f"\x1b[{MARK}d", f"\x1b]{MARK};c;aGk=\x07", f"\x1b]{MARK}\x1b\\", f"\x1bP{MARK}\x1b\\", "\x1bc",
    f"\x9b{MARK}m", f"\x9d{MARK}\x9c", "\x07", "\x08\x08\x08", "\r", "\x0e", "\0", "\x7f", "\x85", "\x1b[?1049l",
    # markup
    "[/]", "[/b]", "[b", "[@click=app.quit]quit[/]", "[link=file:///etc/passwd]x[/link]", "[red on #12]", "[$$$]",
    "\\[", "{{", "}}", "$x$", "&amp;", "<b>", "`", "**", "%s", "{0}",
    # hidden characters and wide, high or long ones
    "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u2028", "\U000e0041", "\uffff", "\ue000", "\xad",
    "👩\u200d🔬", "🏳\ufe0f\u200d🌈", "\u200d", "\ufe0f", "漢字" * 30, "שלום", "مرحبا", "e" + "\u0301" * 50, "ﷺ", "𝔎",
    "x" * 190, "word " * 30, "\t", "\t\t|", "—" * 90,
)  # fmt: skip

Say = Callable[[str], str]
"""A hostile text around a word that makes it like no other."""


def bank(chance: Random, number: int, items: int, is_sound: Callable[[str], bool]) -> str:
    """The text of a bank with so many items, each of which is sound by itself."""

    def say(word: str) -> str:
        return _quoted(f"{word} {chance.choice(('', ' ')).join(chance.choices(_PIECES, k=chance.randint(1, 4)))} end")

    head = ""
    while not head or not is_sound(f"{head}  - {{id: plain, front: A, back: B}}\n"):
        head = f"k2quiz: 1\nbank: {{id: hostile/bank-{number}, title: {say('Bank')}}}\nitems:\n"
    found: list[str] = []
    while len(found) < items:
        name = len(found)
        item = f"  - id: item-{name}\n" + "".join(f"    {line}\n" for line in chance.choice(_KINDS)(say, name))
        if is_sound(head + item):
            found.append(item)
    return head + "".join(found)


def _choice(say: Say, name: int) -> Iterator[str]:
    yield f"ask: {say(f'Question {name}')}"
    yield "choices:"
    yield f"  - {{right: {say('Right')}, why: {say('It is')}}}"
    yield f"  - {{wrong: {say('Wrong')}, why: {say('It is not')}}}"
    yield f"  - {{wrong: {say('Other')}}}"
    yield f"hint: {say('Hint')}"
    yield f"explain: {say('Because')}"


def _answer(say: Say, name: int) -> Iterator[str]:
    yield f"ask: {say(f'Question {name}')}"
    yield f"answer: {say('Answer')}"
    yield f"explain: {say('Because')}"


def _cloze(say: Say, name: int) -> Iterator[str]:
    yield f"cloze: {say(f'Sentence {name} has {{{{c1::a gap::of some kind}}}}')}"


def _flashcard(say: Say, name: int) -> Iterator[str]:
    yield f"front: {say(f'Front {name}')}"
    yield f"back: {say('Back')}"
    yield f"explain: {say('Because')}"


def _match(say: Say, name: int) -> Iterator[str]:
    yield f"ask: {say(f'Question {name}')}"
    yield "match:"
    yield from (f"  {say(f'Left {side}')}: {say(f'Side {side}')}" for side in range(3))


def _order(say: Say, name: int) -> Iterator[str]:
    yield f"ask: {say(f'Question {name}')}"
    yield f"order: [{say('First')}, {say('Second')}, {say('Third')}]"


_KINDS: Final = (_choice, _choice, _answer, _cloze, _flashcard, _match, _order)


def _quoted(words: str) -> str:
    """The text as YAML has it in double quotes."""
    signs = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(signs.get(s) or (s if s.isprintable() else f"\\U{ord(s):08x}") for s in words) + '"'
