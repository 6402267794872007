"""Statistics as a page: sentences above plots, in few runs of one style."""

import pytest

from k2quiz.insight.sections import TITLES, sections
from k2quiz.insight.survey import Survey, survey
from k2quiz.listing import CardId
from k2quiz.tui.render.page import Page
from k2quiz.tui.render.stats import FIRST_CARD, plotted, stats_page
from tests.cards import choice, one_of_each
from tests.insight.learning import FIRST, months_of, of
from tests.tui.sample import TOPICS, text_of


def found() -> Survey:
    """Half a year of some cards."""
    cards = (*one_of_each(), *(choice(f"c{number}") for number in range(12)))
    return survey(*of(cards, *months_of(cards)), FIRST, 5)


def drawn(place: int = 0, width: int = 78, prompt: str = "Which?") -> Page:
    """The page with a section marked."""

    def prompt_of(_card: CardId) -> str:
        return prompt

    return stats_page(["All."], sections(found(), TOPICS, prompt_of, width - 2), place, width)


@pytest.mark.parametrize("width", [38, 78, 98])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(line.text.cell_length for line in drawn(width=width).lines) <= width


@pytest.mark.parametrize("place", range(8))
def test_the_marked_section_is_what_is_kept_in_view(place: int) -> None:
    page = drawn(place)
    shown = [line.text.plain.rstrip() for line in page.lines][page.focus.start : page.focus.stop]
    assert f"▸ {place + 1} {TITLES[place]}" in shown
    assert not any(f"  {place + 2} " in line and TITLES[(place + 1) % 8] in line for line in shown)


def test_every_title_can_be_clicked_and_every_hard_card() -> None:
    targets = [line.target for line in drawn().lines if line.target is not None]
    assert sorted(target for target in targets if target < FIRST_CARD) == list(range(8))
    assert [target - FIRST_CARD for target in targets if target >= FIRST_CARD] == list(range(10))


def test_text_from_a_bank_is_shown_as_it_is() -> None:
    text = text_of(drawn(prompt="[red]x[/] \x1b[2J\nnext"))
    assert "[red]x[/] \N{REPLACEMENT CHARACTER}[2J next" in text


def test_neighbours_of_one_style_are_one_run() -> None:
    row = plotted("Mon ····░▒▓█░▒··  12")
    assert row.plain == "Mon ····░▒▓█░▒··  12"
    assert len(row.spans) == 3


def test_a_plot_is_cut_to_fit_and_a_sentence_is_not() -> None:
    narrow = " ".join(text_of(drawn(width=38)).split())
    wide = " ".join(text_of(drawn(width=98)).split())
    sentence = wide[wide.index("1 Days") : wide.index("streak")]
    assert sentence in narrow
