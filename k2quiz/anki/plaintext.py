"""The HTML of an Anki field as plain text, with what could not be kept."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import filterfalse

from k2quiz.text import is_harmful

_LINES = {"br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr", "blockquote", "pre"}
_SILENT = {"script", "style", "head"}
_SOUND = re.compile(r"\[sound:[^\]]*\]|\[anki:play:[^\]]*\]")
_LATEX = re.compile(r"\[latex\]|\[\$\$?\]")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")
_BLANKS = str.maketrans("‹›", "<>")
"""In a bank, these signs stand around what its author has still to write."""

_BLANK_LINES = re.compile(r"\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text, the names of the pictures in it with their own words, and what else it had."""

    text: str
    pictures: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()


def plain(html: str) -> Plain:
    """What an HTML field says, each paragraph on a line of its own."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = "".join(reader.pieces)
    lost = [*reader.lost, *(["sound"] if _SOUND.search(text) else []), *(["LaTeX"] if _LATEX.search(text) else [])]
    text = _SPACE.sub(" ", harmless(_SOUND.sub("", text)))
    lines = (line.strip() for line in _BLANK_LINES.sub("\n", text).split("\n"))
    return Plain("\n".join(filter(None, lines)), tuple(reader.pictures), tuple(dict.fromkeys(lost)))


def harmless(text: str) -> str:
    """The text without what steers a terminal, and without what a bank takes for a blank to be filled."""
    return "".join(filterfalse(is_harmful, text)).translate(_BLANKS)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.pictures: list[tuple[str, str]] = []
        self.lost: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            self.pieces.append("\n")
        self._silent += tag in _SILENT
        known = dict(attrs)
        if tag == "img" and known.get("src"):
            self.pictures.append((str(known["src"]), known.get("alt") or ""))
        elif tag in ("audio", "video", "table"):
            self.lost.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINES:
            self.pieces.append("\n")
        self._silent = max(0, self._silent - (tag in _SILENT))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))
