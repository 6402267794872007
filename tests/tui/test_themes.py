"""Colours that everybody can read, in every theme there is to choose from."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES

from k2quiz.settings import THEMES
from k2quiz.tui import themes
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.render.page import RIGHT, WRONG
from tests.cards import choice, typed
from tests.learner import learner_with
from tests.tui.sample import WIDE, app_for

AA = 4.5
ALL = {theme.name: theme for theme in (*BUILTIN_THEMES.values(), *themes.OWN)}
COLOURED = [name for name in THEMES if name != "ansi"]
RENDERERS = Path(themes.__file__).parent
SCENES = {
    "home": (choice(), ["q"]),
    "question": (choice(), ["down"]),
    "wrong": (choice(), ["2"]),
    "right": (choice(), ["1"]),
    "line": (typed(), []),
    "typing": (typed(), [*"ost"]),
    "help": (choice(), ["question_mark"]),
    "settings": (choice(), ["q", "comma"]),
    "palette": (choice(), ["ctrl+p", "down"]),
}

DEFICITS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is left of linear RGB where one kind of cone is missing (Machado, Oliveira and Fernandes 2009)."""


def linear(colour: Color) -> tuple[float, ...]:
    parts = (part / 255 for part in colour.rgb)
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: Color, other: Color) -> float:
    """WCAG's ratio of the lighter colour to the darker."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(sum(w * p for w, p in zip(weights, linear(c), strict=True)) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear RGB, under daylight."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.95047, 1.0, 1.08883)
    parts = (sum(w * max(0.0, p) for w, p in zip(row, rgb, strict=True)) for row in matrix)
    x, y, z = (
        part ** (1 / 3) if (part := each / full) > 0.008856 else 7.787 * part + 16 / 116
        for each, full in zip(parts, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Color, other: Color, deficit: str) -> float:
    """How far apart two colours look (CIE 1976) to someone who lacks one kind of cone."""
    seen = []
    for colour in (one, other):
        rgb = linear(colour)
        seen.append(lab(tuple(sum(w * p for w, p in zip(row, rgb, strict=True)) for row in DEFICITS[deficit])))
    return float(sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5)


def segments(pilot: Pilot[None]) -> list[Segment]:
    """What the terminal gets, with the colours that it gets."""
    background = Color.parse(pilot.app.theme_variables["background"])
    drawn = [segment for strip in pilot.app.screen._compositor.render_strips() for segment in strip]
    for each in pilot.app.get_line_filters():
        drawn = each.apply(drawn, background)
    return [segment for segment in drawn if segment.text.strip() and segment.style]


def readable(segment: Segment) -> bool:
    style = segment.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert style.color.triplet is not None
    assert style.bgcolor.triplet is not None
    return contrast(Color(*style.color.triplet), Color(*style.bgcolor.triplet)) >= AA


@pytest.mark.parametrize("theme", COLOURED)
@pytest.mark.parametrize("scene", SCENES)
async def test_everything_on_a_screen_stands_out(theme: str, scene: str) -> None:
    card, keys = SCENES[scene]
    app: K2QuizApp = app_for(learner_with((card,)), start=True)
    app.wear(theme)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        drawn = segments(pilot)
        assert len(drawn) > 5
        assert [segment.text for segment in drawn if not readable(segment)] == []


@pytest.mark.parametrize("theme", COLOURED)
def test_every_colour_that_a_renderer_names_stands_out(theme: str) -> None:
    variables = ALL[themes.NAMES[theme]].to_color_system().generate()
    sources = [path.read_text("utf-8") for path in RENDERERS.rglob("render/*.py")]
    named = {name for source in sources for name in re.findall(r'"[^"\n]*\$([a-z][a-z-]+)[^"\n]*"', source)}
    assert {name.removeprefix("$") for name in (RIGHT, WRONG)} <= named
    for name, ground in [(name, ground) for name in sorted(named) for ground in ("background", "surface")]:
        assert contrast(Color.parse(variables[name]), Color.parse(variables[ground])) >= AA, (name, ground)


@pytest.mark.parametrize("deficit", DEFICITS)
@pytest.mark.parametrize("theme", ["contrast", "colour-blind"])
def test_right_and_wrong_differ_for_whoever_lacks_a_kind_of_cone(theme: str, deficit: str) -> None:
    variables = ALL[themes.NAMES[theme]].to_color_system().generate()
    colours = [Color.parse(variables[name.removeprefix("$")]) for name in (RIGHT, WRONG)]
    colours.append(Color.parse(variables["foreground"]))
    distances = [distance(one, other, deficit) for one, other in combinations(colours, 2)]
    assert min(distances) > 25
    assert distances[0] > 50


def test_the_measure_tells_what_is_known_of_it() -> None:
    assert round(contrast(Color(0, 0, 0), Color(255, 255, 255)), 2) == 21
    assert distance(Color(255, 255, 255), Color(255, 255, 255), "protanopia") == 0
    green, red = Color(110, 140, 40), Color(180, 110, 40)
    assert distance(green, red, "deuteranopia") < 15 < distance(green, red, "tritanopia")


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_of_the_settings_is_worn_from_the_start(theme: str) -> None:
    app = app_for(learner_with((choice(),)))
    app.wear(theme)
    assert app.theme == themes.NAMES[theme]


async def test_without_colour_every_theme_is_the_terminal_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_for(learner_with((choice(),)), start=True)
    app.wear("light")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await pilot.pause()
        colours = {
            colour.name
            for segment in segments(pilot)
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour
        }
    assert colours == {"default"}


def test_every_theme_of_the_settings_is_known_to_textual() -> None:
    assert tuple(themes.NAMES) == THEMES
    assert set(themes.NAMES.values()) <= ALL.keys()
