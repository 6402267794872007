"""Chromium as the reviewers of Anki show a card in it: on a phone's width, with touch, by day or by night."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from string import Template
from typing import cast

from playwright.sync_api import Browser, Error, Page, Route

WIDTH = 390
_URL = "http://card.test/"
_SCRIPT = Path(__file__).with_name("host.js").read_text("utf-8")
_DOCUMENT = Template("""\
<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body class="card card1 $mode" style="margin: 20px"><script>$script</script><div id="qa">$side</div></body></html>
""")
_CANVASES = {"": ("#ffffff", "#f5f5f5"), "night": ("#000000", "#2c2c2c", "#303030")}
_NAME = 'window[Symbol.for("host")]'


class Model(Enum):
    """How a reviewer goes from the question to the answer."""

    ONE_PAGE = "both sides in one page"
    RELOADED = "a page for each side"
    FORGETFUL = "a page for each side, and the session is forgotten"
    REFUSED = "a page for each side, and nothing may be stored"


class Mode(Enum):
    """The class of the page's body; desktop and phones name the night in two ways."""

    DAY = ""
    NIGHT = "nightMode"
    NIGHT_ON_PHONES = "night_mode mobile"


@dataclass(frozen=True, slots=True)
class Row:
    """An option, pair or step on the page: its texts, its state, and where to tap it."""

    name: str
    text: str
    mark: str
    badge: str
    pressed: bool
    chosen: str
    offered: list[str]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sight:
    """What a learner sees; `flaws` are faults that no card may have, each in a few words."""

    text: str
    outcome: str
    rows: tuple[Row, ...]
    flaws: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """The letters of the options in the order in which they stand."""
        return [row.name for row in self.rows]


@dataclass(slots=True)
class Host:
    """A reviewer; `errors` are those of scripts since the last look."""

    page: Page
    model: Model = Model.ONE_PAGE
    mode: Mode = Mode.DAY
    errors: list[str] = field(default_factory=list)
    _document: str = ""

    def become(self, model: Model, mode: Mode = Mode.DAY) -> None:
        """Be another reviewer, in a new page."""
        self.model, self.mode = model, mode
        self._load("")
        self.errors.clear()

    def show(self, side: str) -> None:
        """Show a side of a card."""
        if self.model is Model.ONE_PAGE:
            self.page.evaluate(f"html => {_NAME}.show(html)", side)
            return
        if self.model is Model.FORGETFUL:
            self.page.evaluate("sessionStorage.clear()")
        self._load(side)

    def see(self) -> Sight:
        """What is on the page."""
        canvases = _CANVASES["night" if self.mode.value else ""]
        seen = self.page.evaluate(f"canvases => {_NAME}.see(canvases)", canvases)
        flaws = (*seen["flaws"], *self.errors)
        self.errors.clear()
        return Sight(seen["text"], seen["outcome"], tuple(Row(**row) for row in seen["rows"]), flaws)

    def text(self) -> str:
        """The visible text, which can be had without scripts too."""
        return self.page.inner_text("#qa")

    def tap(self, row: Row) -> None:
        """Tap what a row is tapped on."""
        self.page.mouse.click(row.x, row.y)

    def choose(self, place: int, text: str) -> None:
        """Choose a text from the list of the row at a place, counted from 0."""
        self.page.locator(".k2-pairs select").nth(place).select_option(label=text, timeout=2_000)

    def arrangements(self, front: str, key: str, showings: int) -> dict[str, int]:
        """How often each arrangement came, in so many showings of a card or, where nothing is stored, of such cards."""
        others = self.model is Model.REFUSED
        counts = self.page.evaluate(f"arguments => {_NAME}.arrangements(...arguments)", [front, key, showings, others])
        return cast("dict[str, int]", counts)

    def answer(self, route: Route) -> None:
        """Hand out the page."""
        refused = {"Content-Security-Policy": "sandbox allow-scripts"} if self.model is Model.REFUSED else {}
        route.fulfill(body=self._document, content_type="text/html", headers=refused)

    def _load(self, side: str) -> None:
        self._document = _DOCUMENT.substitute(mode=self.mode.value, script=_SCRIPT, side=side)
        self.page.goto(_URL)


@contextmanager
def host(browser: Browser, *, scripts: bool = True) -> Iterator[Host]:
    """A reviewer with a page of its own."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 3_000}, has_touch=True, is_mobile=True, java_script_enabled=scripts
    )
    made = Host(context.new_page())
    made.page.on("pageerror", lambda error: made.errors.append(message(error)))
    context.route("**/*", lambda route: made.answer(route))  # noqa: PLW0108 - Playwright writes on what a bound method belongs to
    made.become(Model.ONE_PAGE)
    try:
        yield made
    finally:
        context.close()


def message(error: Error) -> str:
    """What a script broke with."""
    return f"script error: {error.message}"
