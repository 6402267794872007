"""What a program really did to a folder, as strace saw it."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final, NoReturn

from headless import SAVED
from operations import Append, Create, Cut, MakeFolder, Operation, Remove, Rename, Say, Sync

STRACE: Final = shutil.which("strace") or ""
MISSING: Final = "strace is not installed: it is a package of that name on Debian and Ubuntu (sudo apt install strace)"

_CHANGING: Final = (
    "?open,?openat,?openat2,?creat,?mkdir,?mkdirat,?rename,?renameat,?renameat2,?link,?linkat,"
    "?symlink,?symlinkat,?unlink,?unlinkat,?rmdir,?truncate,?ftruncate,?fallocate,?write,"
    "?pwrite64,?writev,?pwritev,?pwritev2,?fsync,?fdatasync,?sync,?syncfs,?sync_file_range,"
    "?copy_file_range,?sendfile,?splice,?mmap"
)
"""All calls that can change what is in a folder, or bring it to the disk; not every machine has each."""

_OPTIONS: Final = ("-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1000000")
"""All processes, faster; nothing but calls, with the path of each open file and all bytes, as hexadecimal numbers."""

_CALL: Final = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|\?)")
_HERE: Final = re.compile(r"AT_FDCWD<[^>]*>")
_TEXT: Final = re.compile(r'(?:\d+<((?:\\x[0-9a-f]{2})*)>)|"((?:\\x[0-9a-f]{2})*)"')
"""What stands behind a descriptor, or a string; both as hexadecimal bytes."""

_NO_CALL: Final = re.compile(r"\d+ +(?:\+\+\+|---)")


class RecordingError(Exception):
    """A program did something that the simulated disk does not know, or failed."""


def record(command: Sequence[str], folder: Path, ignored: str) -> list[Operation]:
    """What a command did in `folder`, but for what is below a name to be `ignored`, and what it said was saved.

    Raises:
        RecordingError: it did what the simulated disk does not know, or failed.
    """
    with TemporaryDirectory() as place:
        log = Path(place) / "log"
        options = [
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-y",
            "-xx",
            "-s",
            "1000000",
            "-e",
            f"trace={_CHANGING}",
            "-o",
            str(log),
        ]
        done = subprocess.run([STRACE, *options, *command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RecordingError(f"{command} ended with {done.returncode}: {done.stderr}")
        with log.open(encoding="ascii") as lines:
            return list(_Reader(folder, ignored).operations(lines))


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that succeeded: its arguments as strace wrote them, its texts decoded, and what it returned."""

    process: str
    name: str
    arguments: str
    result: str
    texts: tuple[bytes, ...]

    @property
    def descriptor(self) -> tuple[str, str]:
        """The process and the number of the file that it was done to."""
        return self.process, self.arguments.partition("<")[0]


class _Reader:
    """Makes operations of strace's lines; their paths are relative to the folder."""

    def __init__(self, folder: Path, ignored: str) -> None:
        self._folder = folder
        self._ignored = ignored
        self._growing: set[tuple[str, str]] = set()
        """Open files whose every write goes to their end."""

    def operations(self, lines: Iterable[str]) -> Iterator[Operation]:
        """What the lines tell, in order."""
        for line in lines:
            match = _CALL.match(line)
            if match:
                process, name, arguments, result = match.groups()
                if result[0] not in "-?":
                    yield from self._call(_Call(process, name, arguments, result, _texts(arguments)))
            elif not _NO_CALL.match(line):
                raise RecordingError(f"strace wrote a line that cannot be read: {line:.200}")

    def _call(self, call: _Call) -> Iterator[Operation]:
        if call.name == "write" and call.descriptor[1] == "1":
            said = call.texts[-1].decode().splitlines()
            yield from (Say(line.removeprefix(SAVED)) for line in said if line.startswith(SAVED))
        elif paths := self._paths(call):
            yield from self._changes(call, *paths)

    def _changes(self, call: _Call, path: str, *others: str) -> Iterator[Operation]:
        match call.name:
            case "open" | "openat":
                yield from self._opening(call, path)
            case "mkdir" | "mkdirat":
                yield MakeFolder(path)
            case "write":
                if call.descriptor not in self._growing:
                    _refuse(call)
                yield Append(path, call.texts[-1][: int(call.result)])
            case "ftruncate":
                yield Cut(path, int(call.arguments.rpartition(" ")[2]))
            case "fsync" | "fdatasync":
                yield Sync(path)
            case "rename" | "renameat" | "renameat2":
                yield Rename(path, *others)
            case "unlink" | "unlinkat":
                yield Remove(path)
            case "mmap" if "MAP_PRIVATE" in call.arguments or "PROT_WRITE" not in call.arguments:
                pass
            case _:
                _refuse(call)

    def _opening(self, call: _Call, path: str) -> Iterator[Operation]:
        descriptor = call.process, call.result
        if "O_CREAT" in call.arguments:
            yield Create(path)
        if "O_TRUNC" in call.arguments:
            yield Cut(path, 0)
        grows = any(flag in call.arguments for flag in ("O_APPEND", "O_TRUNC", "O_EXCL"))
        (self._growing.add if grows else self._growing.discard)(descriptor)

    def _paths(self, call: _Call) -> list[str]:
        """The paths within the folder that a call is about."""
        texts = call.texts[:1] if call.name.startswith(("write", "pwrite")) else call.texts
        paths = [PurePosixPath(os.fsdecode(text)) for text in texts]
        within = [path.relative_to(self._folder) for path in paths if path.is_relative_to(self._folder)]
        return [str(path) for path in within if self._ignored not in path.parts]


def _texts(arguments: str) -> tuple[bytes, ...]:
    found = _TEXT.findall(_HERE.sub("", arguments))
    return tuple(bytes.fromhex((path or text).replace("\\x", "")) for path, text in found)


def _refuse(call: _Call) -> NoReturn:
    raise RecordingError(f"the simulated disk does not know {call.name}({call.arguments:.200})")
