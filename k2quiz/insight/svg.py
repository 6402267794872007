"""The parts of a picture in SVG 1.1, as text; whatever comes from outside is escaped."""

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from k2quiz.text import folded, printable

_NAMESPACE: Final = "http://www.w3.org/2000/svg"

_LETTERS: Final = 112
"""Letters of a sentence that stand beside one another in a picture."""

STYLE: Final = """\
:root { color-scheme: light dark }
.paper { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #57606a } .axis { stroke: #57606a }
.s0 { fill: #e6e9ed } .s1 { fill: #a8cdf0 } .s2 { fill: #5fa2dd } .s3 { fill: #2272b4 } .s4 { fill: #0b3d66 }
.bar { fill: #2272b4 } .whisker { stroke: #2272b4; stroke-width: 2 }
text { font: 12px system-ui, sans-serif } .heading { font-weight: 600; font-size: 15px }
@media (prefers-color-scheme: dark) {
  .paper { fill: #0d1117 } .ink { fill: #e6edf3 } .faint { fill: #9ea7b3 } .axis { stroke: #9ea7b3 }
  .s0 { fill: #21262d } .s1 { fill: #123a5c } .s2 { fill: #1f5f96 } .s3 { fill: #4c9ade } .s4 { fill: #b6dcff }
  .bar { fill: #4c9ade } .whisker { stroke: #4c9ade }
}"""
"""The colours, for light and for dark; one hue, so that the shades differ for every eye."""


def document(width: int, height: int, title: str, panels: Iterable[str]) -> str:
    """A whole picture, with its own colours and background."""
    name = escape(printable(title))
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="{_NAMESPACE}" {size} role="group" aria-labelledby="title">',
            f'<title id="title">{name}</title>',
            f"<style>\n{STYLE}\n</style>",
            f'<rect class="paper" width="{width}" height="{height}"/>',
            *panels,
            "</svg>\n",
        ]
    )


def panel(name: str, top: int, title: str, sentence: str, parts: Iterable[str]) -> str:
    """A plot below its title and its sentence, which a screen reader says in place of it."""
    told = escape(printable(sentence))
    return "\n".join(
        [
            f'<g role="img" aria-labelledby="{name}-title {name}-desc" transform="translate(24 {top})">',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-desc">{told}</desc>',
            text(0, 15, title, "ink heading"),
            *(text(0, 34 + 16 * row, line, "faint") for row, line in enumerate(folded(printable(sentence), _LETTERS))),
            *parts,
            "</g>",
        ]
    )


def text(x: float, y: float, words: str, style: str = "ink") -> str:
    """Words from a point on the line that they stand on."""
    return f'<text x="{x:g}" y="{y:g}" class={quoteattr(style)}>{escape(printable(words))}</text>'


def box(corner: tuple[float, float], size: tuple[float, float], style: str, tip: str = "") -> str:
    """A rectangle with its upper left corner at a point, which says something where the pointer is over it."""
    (x, y), (width, height) = corner, size
    shape = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" class={quoteattr(style)}'
    return f"{shape}><title>{escape(printable(tip))}</title></rect>" if tip else f"{shape}/>"


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    """A straight line."""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" class={quoteattr(style)}/>'


def dot(x: float, y: float, style: str) -> str:
    """A point."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="4" class={quoteattr(style)}/>'
