"""The language server, as an editor starts it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editor.language_client import LanguageClient, language_server

PROGRAM = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
MISSING = "yaml-language-server is not installed: install node and npm, then run `python3 scripts/test.py`"


@pytest.fixture(scope="session")
def editor() -> Iterator[LanguageClient]:
    """A running server; without npm the tests are left out, but not where all must run."""
    if not PROGRAM.exists():
        if os.environ.get("K2QUIZ_TESTS") == "all":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with language_server(PROGRAM) as client:
        yield client
