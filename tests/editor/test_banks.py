"""Banks in an editor: what it underlines, offers and explains."""

import re
from pathlib import Path
from textwrap import indent

import pytest

from k2quiz.bank import bank_file, item, passage
from k2quiz.bank.field import Field
from k2quiz.bank.kinds import all_kinds
from tests.bank.authoring import HEADER, STATEMENT, bank
from tests.bank.authoring import item as written
from tests.editor.language_client import Diagnostic, LanguageClient

DECKS = Path(__file__).parents[2] / "decks"
BANKS = sorted((DECKS / "vitamin-k2" / "banks").glob("*.yaml"))
MODELINE = "# yaml-language-server: $schema=../../bank.schema.json\n"
OTHERS = {"deck.yaml": "deck", "facts.yaml": "facts", "references.yaml": "references"}

ITEM_FIELDS = (
    *(item.ID, item.ASK, *item.COMMON),
    *(field for kind in all_kinds() for field in (*kind.answer, *kind.more)),
)
FILE_FIELDS = (bank_file.VERSION, bank_file.HEADER, bank_file.DEFAULTS, bank_file.ITEMS)


def draft(number: int) -> Path:
    """The path of a bank that an author has in the editor, beside the shipped ones."""
    return BANKS[0].with_name(f"draft-{number}.yaml")


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_a_shipped_bank_names_its_schema_and_nothing_in_it_is_underlined(path: Path, editor: LanguageClient) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(MODELINE)
    editor.open(path, text)
    assert editor.diagnostics(path) == ()


@pytest.mark.parametrize("name", OTHERS)
def test_the_decks_other_files_name_their_schemas_and_nothing_in_them_is_underlined(
    name: str, editor: LanguageClient
) -> None:
    path = DECKS / "vitamin-k2" / name
    text = path.read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../{OTHERS[name]}.schema.json\n")
    editor.open(path, text)
    assert editor.diagnostics(path) == ()
    editor.open(path.with_name(f"bad-{name}"), text + "strange: yes\n")
    assert [found.message for found in editor.diagnostics(path.with_name(f"bad-{name}"))] == [
        "Property strange is not allowed."
    ]


def examples() -> list[str]:
    """The banks and items in the author's guide, each as a bank."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", (DECKS / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    banks = [block for block in blocks if re.search(r"^bank:", block, re.MULTILINE)]
    items = [HEADER + block for block in blocks if block.startswith("  - ")]
    assert banks
    assert items
    return [*banks, *items]


@pytest.mark.parametrize("text", examples(), ids=range(len(examples())))
def test_nothing_in_an_example_of_the_guide_is_underlined(text: str, editor: LanguageClient) -> None:
    path = draft(1000 + examples().index(text))
    editor.open(path, MODELINE + text)
    assert editor.diagnostics(path) == ()


ABOUT = "  - passage: A man on warfarin asks about MK-7.\n    defaults: {topic: safety}\n    items:\n"
LONG_FORM = "ask: Which?\nchoices:\n"

BAD: list[tuple[str, tuple[int, int], str]] = [
    (bank(written(STATEMENT + "explian: x\n")), (9, 5), "Property explian is not allowed."),
    (bank(written("ask: Which?\ntruth: maybe\n")), (8, 12), "write true or false"),
    (bank(written(STATEMENT + "tags: {a: b}\n")), (9, 11), "Expected one of string, number, boolean, array"),
    (bank(written(STATEMENT + "numbers: [2015]\n")), (9, 14), "write one `name: value` line for each"),
    (bank(written(STATEMENT + "difficulty: 9\n")), (9, 17), "above the maximum of 5"),
    (bank(written(STATEMENT + "level: analyse\n")), (9, 12), "Value is not accepted"),
    (bank(written(STATEMENT + "explain:\n")), (9, 13), "Incorrect type"),
    (bank(written(STATEMENT + "number: 5\n")), (8, 5), "not beside `number`, which makes this an item of kind number"),
    (bank(written(STATEMENT + "unit: µg\n")), (9, 5), "not beside `truth`"),
    (bank(written("ask: Which?\n")), (6, 5), "no answer: give one of "),
    (bank(written("ask: Which?\nright: x\n")), (6, 5), 'Missing property "wrong"'),
    (bank(written("ask: Which?\nright: x\nwrong: y\nchoices: []\n")), (10, 5), "not beside `right`"),
    (bank(written("truth: true\n")), (6, 5), 'Missing property "ask"'),
    (bank(written("ask: Why?\nfront: x\nback: y\n")), (7, 5), "not beside `front`"),
    (bank(written(LONG_FORM + "  - right: x\n    wrong: y\n")), (9, 9), "not beside `wrong`"),
    (bank(written(LONG_FORM + "  - why: x\n")), (9, 9), 'Missing property "right"'),
    (bank(written(STATEMENT + "image: {file: a.png}\n")), (9, 5), 'Missing property "alt"'),
    (bank(written(STATEMENT, "Q1")), (6, 9), "use a-z 0-9 - . _"),
    (bank(ABOUT, indent(written("ask: Which?\n"), "    ")), (9, 9), "no answer"),
    (bank(ABOUT, indent(ABOUT, "    ")), (9, 9), "Property passage is not allowed."),
    (bank(ABOUT + indent(written(STATEMENT), "    "), "    id: x\n"), (12, 5), "Property id is not allowed."),
    (HEADER.replace("demo/one", "Demo"), (3, 7), "use a-z 0-9 - . /"),
    (HEADER.replace("k2quiz: 1", "k2quiz: 2"), (1, 9), "above the maximum of 1"),
    (HEADER.replace("  title: One\n", ""), (2, 1), 'Missing property "title"'),
    ("k2quiz: 1\nitems: []\n", (1, 1), 'Missing property "bank"'),
]
"""Banks, the line and column of what is wrong, and the beginning of what an editor says of it."""


@pytest.fixture(scope="module")
def underlined(editor: LanguageClient) -> list[tuple[Diagnostic, ...]]:
    """What is underlined in each of them; all are opened before the first is waited for."""
    for number, (text, *_) in enumerate(BAD):
        editor.open(draft(number), MODELINE + text)
    return [editor.diagnostics(draft(number)) for number in range(len(BAD))]


@pytest.mark.parametrize("number", range(len(BAD)), ids=[message for *_, message in BAD])
def test_a_fault_is_underlined_where_it_stands(number: int, underlined: list[tuple[Diagnostic, ...]]) -> None:
    _, place, message = BAD[number]
    said = [(found.line - 1, found.column) for found in underlined[number] if message in found.message]
    assert said[:1] == [place], underlined[number]


def test_two_kinds_of_answer_are_each_told_of_the_other(editor: LanguageClient) -> None:
    editor.open(draft(100), MODELINE + bank(written(STATEMENT + "number: 5\n")))
    assert editor.diagnostics(draft(100)) == (
        Diagnostic(9, 5, "not beside `number`, which makes this an item of kind number"),
        Diagnostic(10, 5, "not beside `truth`, which makes this an item of kind truth"),
    )


def offered(editor: LanguageClient, number: int, text: str) -> set[str]:
    """What is offered at the end of a bank's text."""
    editor.open(draft(number), MODELINE + text)
    lines = text.split("\n")
    return set(editor.completions(draft(number), len(lines) + 1, len(lines[-1]) + 1))


def test_every_field_of_an_item_is_offered(editor: LanguageClient) -> None:
    names = {field.name for field in ITEM_FIELDS} - {item.ID.name}
    assert names | {passage.PASSAGE.name} == offered(editor, 200, bank(written("")) + "    ")
    assert names - {item.ASK.name, "truth"} <= offered(editor, 201, bank(written(STATEMENT)) + "    ")


@pytest.mark.parametrize(
    ("number", "text", "names"),
    [
        (300, "", {field.name for field in FILE_FIELDS}),
        (301, "k2quiz: 1\nbank:\n  id: demo/one\n  ", {"title", "language", "authors", "topics"}),
        (302, "k2quiz: 1\ndefaults:\n  topic: x\n  ", {field.name for field in item.COMMON} - {"topic"}),
        (303, bank(written(LONG_FORM + "  - right: x\n")) + "        ", {"why", "misconception"}),
        (304, bank(written(STATEMENT + "image:\n  file: a.png\n")) + "      ", {"alt"}),
        (305, bank(ABOUT + "      - id: x\n        "), {"ask", "truth", "hint"}),
        (306, bank(written(STATEMENT + "level: ")).rstrip("\n"), set(item.LEVELS)),
        (307, bank(written(STATEMENT + "critical: ")).rstrip("\n"), {"true", "false"}),
    ],
    ids=["file", "header", "defaults", "choice", "image", "passage", "level", "flag"],
)
def test_what_fits_in_a_place_is_offered(number: int, text: str, names: set[str], editor: LanguageClient) -> None:
    assert names <= offered(editor, number, text)


def with_all(fields: tuple[Field[object], ...], indentation: str) -> str:
    """Lines that give a value to each field."""
    return indent("".join(f"{field.name}: x\n" for field in fields), indentation)


@pytest.mark.parametrize(
    ("number", "head", "fields", "indentation"),
    [
        (400, "", FILE_FIELDS, ""),
        (401, "k2quiz: 1\nbank:\n", bank_file.HEADER_FIELDS, "  "),
        (402, "k2quiz: 1\ndefaults:\n", item.COMMON, "  "),
        (403, HEADER + "  -\n", ITEM_FIELDS, "    "),
        (404, HEADER + "  -\n", (passage.PASSAGE, passage.DEFAULTS, passage.ITEMS), "    "),
    ],
    ids=["file", "header", "defaults", "item", "passage"],
)
def test_the_mouse_shows_what_each_field_is_for(
    number: int, head: str, fields: tuple[Field[object], ...], indentation: str, *, editor: LanguageClient
) -> None:
    editor.open(draft(number), MODELINE + head + with_all(fields, indentation))
    first = head.count("\n") + 2
    for line, field in enumerate(fields, first):
        assert field.says in editor.hover(draft(number), line, len(indentation) + 1), field.name
