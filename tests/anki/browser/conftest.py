"""A browser to show cards in, and a learner with cards of every type."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.anki.browser.cards import everything, studied
from tests.anki.browser.host import Host, host
from tests.anki.learner import Learner

MISSING = "chromium is not installed; on Debian and Ubuntu this installs it: sudo apt install chromium"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, ended with the module; without it the tests are left out, but not where all must run."""
    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("K2QUIZ_TESTS") == "all":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def reviewer(browser: Browser) -> Iterator[Host]:
    """A reviewer of cards."""
    with host(browser) as made:
        yield made


@pytest.fixture(scope="module")
def every_type(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """A learner with a note of every type, and choices of each sort."""
    with studied(everything(), tmp_path_factory.mktemp("every_type")) as someone:
        yield someone
