"""Examples of pictures, in a deck whose `media` holds curve.png, notes.png (a text) and huge.png (6 MB)."""

from k2quiz.bank.examples.example import Example

_TRUE = "ask: Natto holds vitamin K2.\ntruth: true\n"
_GOOD = f"{_TRUE}image: {{file: curve.png, alt: Calcium rises faster on placebo}}\n"

PICTURES = {
    "K2Q230": Example(bad=_GOOD.replace("curve.png", "../../curve.png"), good=_GOOD),
    "K2Q231": Example(bad=_GOOD.replace("curve.png", "curves.png"), good=_GOOD),
    "K2Q232": Example(bad=_GOOD.replace(", alt: Calcium rises faster on placebo", ""), good=_GOOD),
    "K2Q233": Example(bad=_GOOD.replace("curve.png", "notes.png"), good=_GOOD),
    "K2Q234": Example(bad=_GOOD.replace("curve.png", "huge.png"), good=_GOOD),
}
