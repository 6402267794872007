"""A program in a terminal of its own, with its screen, its keys and the time that both take."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {"up": b"\x1b[A", "down": b"\x1b[B", "enter": b"\r", "space": b" ", "escape": b"\x1b"}

_FOREIGN = re.compile(rb"\x1b\[[<=>?][0-9;]*(?:\$p|[a-zA-Z])|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""Private sequences, which change nothing that is read here and which pyte shows as text."""

_ASKS_FOR_FRAMES = b"\x1b[?2026$p"
_FRAME = b"\x1b[?2026h"
"""What stands before each frame for a terminal that can show it at once, as this one says that it can."""

_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?]?[0-9;]*\$?|\][^\x07\x1b]*|P[^\x1b]*)?$")


class Terminal:
    """A running program; times are in seconds and taken when its output is read, before it is made sense of."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int = 80, rows: int = 24
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self.output = b""
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):  # it was closed already
            os.close(self._master)

    @property
    def text(self) -> str:
        """What the screen shows, without its empty lines."""
        return "\n".join(line.rstrip() for line in map(self._row, range(self.rows)) if line.strip())

    @property
    def last_row(self) -> str:
        """What the lowest row shows."""
        return self._row(self.rows - 1).rstrip()

    @property
    def columns(self) -> int:
        """The width of the terminal in cells."""
        return int(self._screen.columns)

    @property
    def rows(self) -> int:
        """The height of the terminal in cells."""
        return int(self._screen.lines)

    @property
    def frames(self) -> int:
        """How many frames were drawn so far."""
        return self.output.count(_FRAME)

    @property
    def cpu(self) -> float:
        """Seconds of processor time that the program has taken so far, which other programs slow less than it."""
        tasks = Path(f"/proc/{self._process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks) / 1e9

    @property
    def memory(self) -> float:
        """MiB of memory that the program holds now."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)

    def start(self, quiet: float = 0.5, limit: float = 20) -> float:
        """How long the program took until its first screen had settled.

        Raises:
            TimeoutError: it showed nothing; the message holds what its screen has.

        """
        last = self._settle(self._started, quiet, limit)
        while not self.text and self._process.poll() is None and time.perf_counter() < self._started + limit:
            last = self._settle(self._started, quiet, limit)
        if last is None or not self.text or self._process.poll() is not None:
            raise TimeoutError(f"{self._process.args!r} showed no screen that stayed:\n{self.text}")
        return last - self._started

    def press(self, key: str, quiet: float = 0.08, limit: float = 1) -> float | None:
        """How long a key took until the screen had settled again; None where it changed nothing."""
        start = time.perf_counter()
        self.send(key)
        last = self._settle(start, quiet, limit)
        return None if last is None else last - start

    def send(self, keys: str) -> None:
        """Press a key, or type some characters at once, and read nothing."""
        os.write(self._master, KEYS.get(keys, keys.encode()))

    def listen(self, seconds: float) -> None:
        """Read whatever comes in that time."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._take(left)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and tell the program; the screen is empty until it is drawn anew."""
        self._screen.reset()
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)
        self.signal(signal.SIGWINCH)

    def wait(self, text: str, limit: float = 20) -> None:
        """Read on until the screen shows a text.

        Raises:
            TimeoutError: it does not come; the message holds what the screen has.
        """
        self.wait_until(lambda shown: text in shown, f"`{text}`", limit)

    def wait_until(self, is_so: Callable[[str], bool], what: str, limit: float = 20) -> None:
        """Read on until that is so of what the screen shows.

        Raises:
            TimeoutError: it does not come; the message says what, and holds what the screen has.
        """
        end = time.perf_counter() + limit
        while not is_so(self.text):
            left = end - time.perf_counter()
            if left <= 0 or not self._take(left):
                raise TimeoutError(f"{what} did not come:\n{self.text}")

    def finish(self, limit: float = 20) -> int:
        """The program's exit code, once all that it had to say is read."""
        while self._take(limit):
            pass
        return self._process.wait(limit)

    def hang_up(self, limit: float = 20) -> int:
        """The program's exit code, once its terminal was taken away.

        Raises:
            TimeoutExpired: it goes on without one.
        """
        os.close(self._master)
        return self._process.wait(limit)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def _row(self, y: int) -> str:
        # Not pyte's `display`, which fails where a combining character stands alone.
        return "".join(self._screen.buffer[y][x].data for x in range(self.columns))

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _take(self, limit: float) -> bool:
        data = self._read(limit)
        self._feed(data)
        return bool(data)

    def _settle(self, start: float, quiet: float, limit: float) -> float | None:
        """The moment of the last output before a pause, or None where none came within the limit."""
        last: float | None = None
        while (left := start + limit - time.perf_counter()) > 0:
            data = self._read(left if last is None else quiet)
            if not data:
                break
            last = time.perf_counter()
            self._feed(data)
        return last

    def _read(self, timeout: float) -> bytes:
        """Some output, or nothing where none came in time or the program has ended."""
        if not select.select([self._master], [], [], timeout)[0]:
            return b""
        try:
            return os.read(self._master, 1 << 16)
        except OSError:  # Linux's way to say that the other side is closed
            return b""

    def _feed(self, data: bytes) -> None:
        self.output += data
        if _ASKS_FOR_FRAMES in data:
            os.write(self._master, b"\x1b[?2026;2$y")
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        end = cut.start() if cut else len(data)
        self._rest = data[end:]
        self._stream.feed(_FOREIGN.sub(b"", data[:end]))
