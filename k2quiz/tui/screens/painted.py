"""How a screen that opens is painted."""

from typing import Self

from textual.geometry import Region
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.widget import Widget

from k2quiz.tui.widgets.panes import Pane


class PaintedOnce(Screen[None], Pane):
    """A screen that is painted once when it opens, where Textual would paint it three times, and not for its focus."""

    focused: Reactive[Widget | None] = reactive(None, repaint=False)
    """What has the keys; the widgets that gain or lose them paint themselves."""

    _is_open = False

    def on_mount(self) -> None:
        """Note when the first layout was painted."""
        self.call_later(self._open_up)

    def _open_up(self) -> None:
        self._is_open = True

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew, but not before the first layout, which paints everything."""
        if not self._is_open:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
