"""An editor without a screen: what it asks yaml-language-server over standard input and output, and is told."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import TypedDict

PATIENCE = 60
"""Seconds without a message after which a server is ended, so that a test fails and does not wait for ever."""

_SETTINGS = {"yaml": {"schemaStore": {"enable": False}}}
"""What the server asks of an editor's settings, by section: to fetch nothing."""

_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "publishDiagnostics": {}},
}


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """What an editor underlines: line and column from 1, and what it says."""

    line: int
    column: int
    message: str


class _Position(TypedDict):
    line: int
    character: int


class _Range(TypedDict):
    start: _Position


class _Published(TypedDict):
    range: _Range
    message: str


class _Params(TypedDict, total=False):
    uri: str
    diagnostics: list[_Published]
    items: list[dict[str, str]]


class _Suggestion(TypedDict):
    label: str


class _Contents(TypedDict):
    value: str


class _Result(TypedDict, total=False):
    items: list[_Suggestion]
    contents: _Contents


class _Message(TypedDict, total=False):
    id: int
    method: str
    params: _Params
    result: _Result | None


class LanguageClient:
    """A conversation with a server; documents are known by the path that they would have."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._process = process
        self._to_server = process.stdin
        self._from_server = process.stdout
        self._asked = 0
        self._diagnostics: dict[str, tuple[Diagnostic, ...]] = {}

    def start(self) -> None:
        """Say hello."""
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
        self._tell("initialized", {})

    def open(self, path: Path, text: str) -> None:
        """Open a document; it need not be on disk."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def diagnostics(self, path: Path) -> tuple[Diagnostic, ...]:
        """Everything that is underlined in a document, once the server has looked at it."""
        while path.as_uri() not in self._diagnostics:
            self._listen()
        return self._diagnostics[path.as_uri()]

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, counted from 1."""
        result = self._ask_at("completion", path, line, column)
        return [suggestion["label"] for suggestion in result["items"]] if result else []

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown when the mouse rests at a place, counted from 1."""
        result = self._ask_at("hover", path, line, column)
        return result["contents"]["value"] if result else ""

    def stop(self) -> None:
        """Say goodbye."""
        self._ask("shutdown", None)
        self._tell("exit", None)

    def _ask_at(self, what: str, path: Path, line: int, column: int) -> _Result | None:
        position = {"line": line - 1, "character": column - 1}
        return self._ask(f"textDocument/{what}", {"textDocument": {"uri": path.as_uri()}, "position": position})

    def _ask(self, method: str, params: Mapping[str, object] | None) -> _Result | None:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            answer = self._listen()
            if answer is not None and answer["id"] == self._asked:
                return answer["result"]

    def _tell(self, method: str, params: Mapping[str, object] | None) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to_server.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._to_server.flush()

    def _listen(self) -> _Message | None:
        """The next message if it is an answer; None once another has been dealt with."""
        message = self._receive()
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            params = message["params"]
            self._diagnostics[params["uri"]] = tuple(sorted(map(_diagnostic, params["diagnostics"])))
        elif method == "workspace/configuration":
            self._send({"id": message["id"], "result": list(_settings(message["params"]["items"]))})
        elif method is not None and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message if method is None else None

    def _receive(self) -> _Message:
        alarm = Timer(PATIENCE, self._process.kill)
        alarm.start()
        try:
            return self._read()
        finally:
            alarm.cancel()

    def _read(self) -> _Message:
        length = 0
        while header := self._from_server.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise EOFError("the language server has ended")
        message: _Message = json.loads(self._from_server.read(length))
        return message


def _diagnostic(published: _Published) -> Diagnostic:
    start = published["range"]["start"]
    return Diagnostic(start["line"] + 1, start["character"] + 1, published["message"])


def _settings(items: Iterable[Mapping[str, str]]) -> Iterator[Mapping[str, object]]:
    return (_SETTINGS.get(item["section"], {}) for item in items)


@contextmanager
def language_server(program: Path) -> Iterator[LanguageClient]:
    """A server that runs as long as it is needed."""
    command = ["node", str(program), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            client = LanguageClient(process)
            client.start()
            yield client
            client.stop()
        finally:
            process.kill()
