"""The picture: for every eye, for every reader, and the same each time."""

from xml.etree.ElementTree import Element, fromstring

from k2quiz.insight import sentences as say
from k2quiz.insight.picture import picture
from k2quiz.insight.survey import Survey, survey
from tests.cards import choice
from tests.insight.learning import answer, day, of

NAMESPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("&")</script>\x1b[2J'


def studied() -> Survey:
    """Two cards studied on some days."""
    cards = [choice("a"), choice("b")]
    sure = ("sure",)
    events = [answer(card, number, 4, reasons=sure) for card in cards for number in (0, 1, 7)]
    return survey(*of(cards, *events), day(10), 2)


def drawn(title: str = "Vitamins") -> Element:
    """The picture as a tree."""
    return fromstring(picture(studied(), title))  # noqa: S314 - written by the program


def test_every_plot_has_a_title_and_its_sentence_for_those_who_do_not_see_it() -> None:
    found = studied()
    plots = [plot for plot in drawn().iter(f"{NAMESPACE}g") if plot.get("role") == "img"]
    told = [plot.findtext(f"{NAMESPACE}desc") for plot in plots]
    assert told == [
        say.of_year(found.year, found.streak),
        say.of_forecast(found.forecast),
        say.of_retention(found.retention, found.recent),
        say.of_calibration(found.calibration),
    ]
    for plot in plots:
        named = {part.get("id") for part in plot}
        assert set((plot.get("aria-labelledby") or "").split()) <= named
        assert plot.findtext(f"{NAMESPACE}title")


def test_every_day_of_the_year_and_of_the_forecast_is_a_box_that_tells_its_number() -> None:
    tips = [box.findtext(f"{NAMESPACE}title") or "" for box in drawn().iter(f"{NAMESPACE}rect")]
    assert sum(" answer" in tip for tip in tips) == len(studied().year.counts)
    assert sum(" card" in tip for tip in tips) == 30
    assert "Mon 23 Nov 2026: 2 answers" in tips


def test_text_from_outside_is_text_only() -> None:
    root = drawn(HOSTILE)
    assert not list(root.iter(f"{NAMESPACE}script"))
    assert "\x1b" not in picture(studied(), HOSTILE)
    assert '<script>alert("&")</script>' in (root.findtext(f"{NAMESPACE}title") or "")


def test_it_stands_alone_and_follows_light_and_dark() -> None:
    style = drawn().findtext(f"{NAMESPACE}style") or ""
    assert "prefers-color-scheme: dark" in style
    assert "url(" not in style
    assert "href" not in picture(studied(), "Vitamins")


def test_the_same_numbers_give_the_same_bytes() -> None:
    assert picture(studied(), "Vitamins") == picture(studied(), "Vitamins")


def test_nothing_is_drawn_outside_of_it() -> None:
    root = drawn()
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    for plot in root.iter(f"{NAMESPACE}g"):
        left, top = map(float, (plot.get("transform") or "translate(0 0)")[10:-1].split())
        for shape in plot.iter(f"{NAMESPACE}rect"):
            assert left + float(shape.get("x") or 0) + float(shape.get("width") or 0) <= width
            assert top + float(shape.get("y") or 0) + float(shape.get("height") or 0) <= height
