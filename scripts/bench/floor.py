"""The least that a Textual program can be: a list of options. What k2quiz takes is measured against it."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class Floor(App[None]):
    """Ten options, of which one is highlighted."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(f"Option {number}" for number in range(10)))


if __name__ == "__main__":
    Floor().run()
