"""How the terminal program ends when no key was pressed for it: on a signal, without a terminal, on its own error."""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from collections import deque
from typing import TYPE_CHECKING, Final

from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

_REMEMBERED: Final = 20
"""How many of the last actions are told of an error."""


class OrderlyApp(App[None]):
    """An app that leaves the terminal in order however it ends, and shows nobody what its variables hold.

    An error of its own is raised again by `run_orderly`, for whoever started the program to tell of it.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._actions: deque[str] = deque(maxlen=_REMEMBERED)

    def on_mount(self) -> None:
        """Heed whoever tells the program to stop, and a terminal that is gone."""
        if sys.platform == "win32" or self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._stop, number)
        if sys.platform == "linux":
            # A terminal that is not the controlling one sends no signal, and Textual would read from it for ever.
            watch = select.epoll()
            watch.register(0, 0)
            loop.add_reader(watch, self._hang_up, watch)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do it, and remember what it was, without what it was given."""
        self._actions.append(action.partition("(")[0] if isinstance(action, str) else action[1])
        return await super().run_action(action, default_namespace, namespaces)

    def run_orderly(self) -> int:
        """Run the program; its exit code, which is 128 + the signal where one has stopped it.

        Raises:
            Exception: it stopped on an error of its own, to which a note tells what was done before.
        """
        self.run()
        if self._exception:
            self._exception.add_note(f"The last actions: {', '.join(self._actions) or 'none'}.")
            raise self._exception
        return self.return_code or 0

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002 -- Textual's signature
        """End the program, and leave it to others to tell of its error."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        """The same: Textual would print the values of all variables, answers among them."""
        self._close_messages_no_wait()

    def _hang_up(self, watch: select.epoll) -> None:
        asyncio.get_running_loop().remove_reader(watch)
        self._stop(signal.SIGHUP)

    def _stop(self, number: int) -> None:
        self.exit(return_code=128 + number)
