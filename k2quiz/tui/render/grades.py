"""What each grade would do, with the grade that stands marked."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.style import Style

from k2quiz.study.feedback import Future
from k2quiz.study.wording import BUTTONS, when
from k2quiz.tui import keys
from k2quiz.tui.render.page import FAINT, Page, single

_PRESET = Style(bold=True, reverse=True)
_AGAIN = "↻"


def grade_row(futures: Sequence[Future], preset: int, today: date | None, width: int, height: int) -> Page:
    """The grade buttons: above their days on two lines where both fit, else on one; no days where `today` is None."""
    columns = [_columns(futures, preset, today, again) for again in ("again today, ", "today, ") if height > 1]
    rows = [*columns, *(_line(futures, preset, today, named=named) for named in (True, False))]
    return next((row for row in rows if row.lines[0].text.cell_length <= width), rows[-1])


def _columns(futures: Sequence[Future], preset: int, today: date | None, again: str) -> Page:
    names, days = [], []
    for future in futures:
        name = _framed(f"{future.button} {BUTTONS[future.button]}", preset=future.button == preset)
        day = f" {again if future.drill else ''}{when(future.due, today)}" if today else ""
        room = max(len(name), len(day))
        names.append(_clickable(name, future.button, preset) + " " * (room - len(name)))
        days.append(Content.styled(f"{day:<{room}}", FAINT))
    return single(Content("  ").join(names), Content("  ").join(days))


def _line(futures: Sequence[Future], preset: int, today: date | None, *, named: bool) -> Page:
    """Only the grade that stands is `named`, or none, but where there are no days all are."""
    buttons = []
    for future in futures:
        standing = future.button == preset
        name = f" {BUTTONS[future.button]}" if not today or (named and standing) else ""
        day = f" {_brief(future, today)}" if today else ""
        buttons.append(_clickable(_framed(f"{future.button}{name}{day}", preset=standing), future.button, preset))
    return single(Content(" ").join(buttons))


def _framed(text: str, *, preset: bool) -> str:
    return f"▸{text} " if preset else f" {text} "


def _clickable(text: str, button: int, preset: int) -> Content:
    style = Style.from_meta({"@click": keys.GRADE.call(str(button))})
    return Content.styled(text, style + _PRESET if button == preset else style)


def _brief(future: Future, today: date) -> str:
    days = (future.due - today).days if future.due else 0
    span = f"{days}d" if days < 100 else f"{days / 30.4:.0f}mo" if days < 730 else f"{days / 365.25:.0f}y"
    return f"{_AGAIN}{span}" if future.drill else span
