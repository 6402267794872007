"""The pictures of the README."""

import asyncio
import re
from pathlib import Path

import pytest
from draw import FOLDER, PICTURES, svg

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_what_the_program_shows_today(name: str) -> None:
    drawn = asyncio.run(svg(PICTURES[name]))
    assert drawn == (FOLDER / f"{name}.svg").read_text("utf-8"), "draw it anew with scripts/pictures/draw.py"


def test_every_picture_is_in_the_readme_and_fetches_nothing() -> None:
    shown = re.findall(r"\]\((\S+\.svg)\)", (ROOT / "README.md").read_text("utf-8"))
    assert sorted(ROOT / path for path in shown) == sorted(FOLDER.glob("*.svg"))
    for path in FOLDER.glob("*.svg"):
        assert not re.search(r"url\((?!#)|@import|href|<image|<script", path.read_text("utf-8"))
