"""The HTML, style and script of card templates, put together from the files beside this module.

Scripts stand inside the templates, because Anki never updates a script that was imported as a file. They read their
data from HTML elements, never from text pasted into JavaScript, so no field can break or become a program.
"""

from functools import cache
from importlib.resources import files
from typing import Literal

_ROOT = (
    '<div class="k2 k2-{stem} tex2jax_ignore mathjax_ignore" data-side="{side}" lang="{{{{Language}}}}">'
    '<span class="k2-id" hidden>{{{{Key}}}}</span>\n{body}</div>\n'
)
_SCRIPTED = ("choice", "match", "order")


@cache
def side(stem: str, side: Literal["front", "back"], only: str = "") -> str:
    """One side of a template; it is empty, which makes no card, where the field `only` is named and empty."""
    body = _file(f"{stem}.{side}.html") + (_file("feedback.html") if side == "back" else "")
    html = _ROOT.format(stem=stem, side=side, body=body) + _script(stem)
    return f"{{{{#{only}}}}}\n{html}{{{{/{only}}}}}\n" if only else html


def style() -> str:
    """The style sheet that all note types share."""
    return _file("style.css")


def _script(stem: str) -> str:
    if stem not in _SCRIPTED:
        return ""
    code = _file("shared.js") + _file(f"{stem}.js")
    return f'<script>\n(function () {{\n"use strict";\n{code}}})();\n</script>\n'


@cache
def _file(name: str) -> str:
    return (files("k2quiz.anki") / "templates" / name).read_text(encoding="utf-8")
