"""What screens have in common where something is typed."""

from textual.app import ComposeResult

from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.widgets.answer import AnswerLine


class TypedScreen(KeyedScreen):
    """A screen with a line above the hints that can be typed in."""

    AUTO_FOCUS = "#answer"

    def __init__(self) -> None:
        super().__init__()
        self.answer = AnswerLine(id="answer")

    def compose(self) -> ComposeResult:
        """Header, page, the line, hints."""
        yield self.header
        yield self.page
        yield self.answer
        yield self.hints

    @property
    def typing(self) -> bool:
        """Whether a character that is pressed is written."""
        return self.answer.typing
