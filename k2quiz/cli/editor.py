"""A deck's text in the learner's own editor; every start loads this module, and few of them open an editor."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from k2quiz.errors import FaultyFileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from k2quiz.card import Card, CardId
    from k2quiz.errors import Place

_USUAL = ("nano", "vi", "notepad")
_TAKE_PLUS = frozenset({"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "helix", "hx"})
_TAKE_COLON = frozenset({"code", "code-insiders", "codium"})


def chosen_editor(environment: Mapping[str, str]) -> list[str]:
    """The words that start an editor: `$VISUAL`, `$EDITOR`, or one that is usually there; none where there is none."""
    import shlex  # noqa: PLC0415 - see above
    import shutil  # noqa: PLC0415 - likewise

    named = environment.get("VISUAL") or environment.get("EDITOR")
    if named:
        return shlex.split(named, posix=os.name != "nt")
    return next(([name] for name in _USUAL if shutil.which(name)), [])


def editor_command(editor: Sequence[str], place: Place) -> list[str]:
    """The command that opens a place in a file, at its line where the editor is known to take one."""
    program = Path(editor[0]).stem.lower()
    if program in _TAKE_PLUS:
        return [*editor, f"+{place.line}", place.path]
    if program in _TAKE_COLON:
        return [*editor, "--wait", "-g", f"{place.path}:{place.line}"]
    return [*editor, place.path]


class Editor:
    """Opens a card's file at its line, then reads the deck again; what lies in the program's folder is left alone."""

    def __init__(self, program: Path, reread: Callable[[], Mapping[CardId, Card]]) -> None:
        self._program = program.resolve()
        self._reread = reread

    def refusal(self, card: Card) -> str:
        """Why the card's text cannot be changed here; empty where it can."""
        path = Path(card.item.place.path)
        if path.resolve().is_relative_to(self._program):
            return "This deck is part of the program and read-only."
        if not (path.is_file() and os.access(path, os.W_OK)):
            return f"{path.name} cannot be written to."
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return "An editor needs a terminal."
        return "" if chosen_editor(os.environ) else "No editor was found; name one in the environment variable EDITOR."

    def __call__(self, card: Card) -> Mapping[CardId, Card]:
        """The cards of the deck, once the editor was closed.

        Raises:
            UsageError: the editor could not be run, or the deck has errors now.
        """
        import shutil  # noqa: PLC0415 - see above
        import subprocess  # noqa: PLC0415 - likewise

        command = editor_command(chosen_editor(os.environ), card.item.place)
        try:
            code = subprocess.run([shutil.which(command[0]) or command[0], *command[1:]], check=False).returncode  # noqa: S603 - the learner's own choice
        except OSError as error:
            raise UsageError(f"`{command[0]}` cannot be run: {error.strerror}.") from error
        if code:
            raise UsageError(f"`{command[0]}` ended with code {code}; the text is as it was read before.")
        return self._cards()

    def _cards(self) -> Mapping[CardId, Card]:
        try:
            return self._reread()
        except FaultyFileError as error:
            first = error.findings[0]
            where = f"{Path(first.place.path).name}:{first.place.line}:{first.place.column}"
            raise UsageError(f"{where}: {first.message}. The old text stays.") from error
