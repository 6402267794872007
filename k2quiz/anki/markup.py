"""Plain text as the HTML of an Anki field: what an author wrote is shown, never obeyed."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from k2quiz.card import Gap, Reference
from k2quiz.text import printable

_INERT = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;", "]": "&#93;", "\n": "<br>", "\t": " "})
"""Braces begin Anki's fields and gaps, brackets its sounds, LaTeX and typed answers: as entities they are text."""

_AS_THEY_ARE = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "\"&'<>[]{}")
"""Characters of ASCII that nothing obeys."""

_ALSO_AS_THEY_ARE = re.compile(r"[\u00a1-\u024f\u0391-\u03c9\u2010-\u2027\u2212]*")
"""Others that nothing obeys."""


def field_text(text: str) -> str:
    """Text as a field shows it: without HTML, placeholders, gaps, sounds or LaTeX, each line on its own."""
    if _is_harmless(text):
        return text
    return escape(printable(text), quote=True).translate(_INERT)


def field_texts(texts: Sequence[str]) -> Sequence[str]:
    """Several texts, each as a field shows it: in less time, where nothing in them has to be made harmless."""
    return texts if _is_harmless("".join(texts)) else [field_text(text) for text in texts]


def _is_harmless(text: str) -> bool:
    """Whether a text has only characters that nothing obeys, as most have: it is the same in a field."""
    others = text.encode(errors="surrogatepass").translate(None, _AS_THEY_ARE)
    return not others or _ALSO_AS_THEY_ARE.fullmatch(others.decode(errors="surrogatepass")) is not None


def attribute_text(text: str) -> str:
    """Text as the value of an attribute: on one line, and without a `=`, for Anki takes `src=` in it for a file."""
    return field_text(" ".join(text.split())).replace("=", "&#61;")


def listed(entries: Iterable[str]) -> str:
    """A bullet list of entries that are HTML already; nothing where there are none."""
    rows = "</li><li>".join(known := tuple(entries))
    return f"<ul><li>{rows}</li></ul>" if known else ""


def explained(text: str, reason: str) -> str:
    """A text in bold, with its reason behind it where it has one."""
    return f"<b>{field_text(text)}</b>: {field_text(reason)}" if reason else f"<b>{field_text(text)}</b>"


def cited(reference: Reference) -> str:
    """A citation and its link, which can be followed where it leads to the web."""
    return _cited(reference.citation, reference.link)


@lru_cache(maxsize=1024)
def _cited(citation: str, link: str) -> str:
    shown = field_text(link)
    if _leads_to_the_web(link):
        shown = f'<a href="{shown}">{shown}</a>'
    return " ".join(filter(None, (field_text(citation), shown)))


def gap_text(gap: Gap) -> str:
    """A gap in Anki's notation, `{{c1::answer::hint}}`, which nothing in its answer or hint can end or divide."""
    inside = "::".join([field_text(part).replace(":", "&#58;") for part in (gap.answer.answer, gap.hint) if part])
    return f"{{{{c{gap.number}::{inside}}}}}"


def _leads_to_the_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and printable(link) == link and " " not in link
