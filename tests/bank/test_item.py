from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.item import COMMON
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.load import load, load_deck
from k2quiz.bank.rules import Report
from k2quiz.card import Reference
from tests.bank.authoring import HEADER, STATEMENT, bank, card, findings, item, only, spots, write

DECK = "k2quiz: 1\ndeck: {id: d, title: D, topics: {safety: Safety, trials: Trials}}\n"
REFERENCES = "k2quiz: 1\nreferences:\n  avadec2022: {authors: D et al., title: AVADEC, year: 2022, doi: 10.1/x}\n"


def in_deck(folder: Path, text: str) -> Path:
    """A bank inside a deck with two topics and one reference."""
    write(folder, DECK, "deck.yaml")
    write(folder, REFERENCES, "references.yaml")
    return write(folder / "banks", text)


def test_an_item_carries_everything_that_its_author_wrote(tmp_path: Path) -> None:
    fields = (
        "topic: safety\ntags: [a, b]\ndifficulty: 4\nlevel: apply\nexplain: Because.\ncritical: yes\ncovers: [hu-01]\n"
        "refs: [avadec2022]\nnuance: true\nstance: article\n"
    )
    (found,) = load_deck(in_deck(tmp_path, bank(item(STATEMENT + fields, "natto")))).cards
    entry = found.item
    assert (entry.id, entry.bank, entry.kind, entry.topic) == ("demo/one/natto", "demo/one", "truth", "safety")
    assert (entry.tags, entry.difficulty, entry.level) == (("a", "b"), 4, "apply")
    assert (entry.explain, entry.critical, entry.covers) == ("Because.", True, ("hu-01",))
    assert entry.references == (Reference("avadec2022", "D et al. AVADEC. 2022.", "https://doi.org/10.1/x", "2022"),)
    assert (entry.nuance, entry.stance, entry.place.line) == (True, "article", 6)


def test_a_short_item_has_quiet_defaults(tmp_path: Path) -> None:
    entry = card(tmp_path, STATEMENT).item
    assert (entry.topic, entry.tags, entry.difficulty, entry.references) == ("", (), 0, ())
    assert (entry.critical, entry.nuance, entry.stance) == (False, False, "evidence")


def test_an_item_carries_its_hint_its_former_ids_and_its_revision(tmp_path: Path) -> None:
    entry = card(tmp_path, STATEMENT + "hint: Think of beans.\nwas: [natto, other/bank/soy]\nrev: 3\n").item
    assert (entry.hint, entry.revision, entry.retired) == ("Think of beans.", 3, False)
    assert entry.was == ("demo/one/natto", "other/bank/soy")


def test_a_bare_item_is_ready_in_its_first_revision_and_shows_nothing_but_its_question(tmp_path: Path) -> None:
    entry = card(tmp_path, STATEMENT).item
    assert (entry.hint, entry.context, entry.picture, entry.was, entry.revision) == ("", "", None, (), 1)


def test_an_item_keeps_its_author_s_reasons_for_what_rules_find(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, bank(item(STATEMENT + "lint-ok: {K2Q301: Shorter is wrong.}\n"))), Report())
    assert loaded is not None
    assert [entry.lint_ok for entry in loaded.items] == [{"K2Q301": "Shorter is wrong."}]


def test_drafts_and_retired_items_are_checked_and_not_studied(tmp_path: Path) -> None:
    texts = (item(STATEMENT + f"status: {status}\n", status) for status in ("draft", "ready", "retired"))
    loaded = load(write(tmp_path, bank(*texts)), Report())
    assert loaded is not None
    assert [card.id for card in loaded.deck.cards] == ["demo/one/ready"]
    assert [(card.id, card.item.retired) for card in loaded.deck.retired] == [("demo/one/retired", True)]
    assert [(entry.item.id, entry.draft, len(entry.cards)) for entry in loaded.items] == [
        ("demo/one/draft", True, 1),
        ("demo/one/ready", False, 1),
        ("demo/one/retired", False, 1),
    ]


def test_a_faulty_draft_is_told(tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item("ask: b\ntruth: maybe\nstatus: draft\n")))
    assert finding.code == "K2Q213"


def test_a_whole_bank_can_be_a_draft(tmp_path: Path) -> None:
    header = HEADER.replace("items:", "defaults: {status: draft}\nitems:")
    text = header + item(STATEMENT, "a") + item(STATEMENT + "status: ready\n", "b")
    assert [card.id for card in load_deck(write(tmp_path, text)).cards] == ["demo/one/b"]


def test_an_item_takes_what_it_does_not_say_from_the_defaults(tmp_path: Path) -> None:
    header = HEADER.replace("items:", "defaults: {difficulty: 2, level: apply, tags: [all]}\nitems:")
    text = header + item(STATEMENT, "a") + item(STATEMENT + "difficulty: 5\ntags: own\n", "b")
    first, second = load_deck(write(tmp_path, text)).cards
    assert (first.item.difficulty, first.item.level, first.item.tags) == (2, "apply", ("all",))
    assert (second.item.difficulty, second.item.level, second.item.tags) == (5, "apply", ("all", "own"))


FAULTS = {
    # fields; where and which rule; what the message says; what the help says
    "no answer": ("ask: b\n", "6:5 K2Q220", "no answer", "give one of: answer, right"),
    "misspelt answer": ("ask: b\nthruth: true\n", "8:5 K2Q204", "unknown field `thruth`", "did you mean `truth`?"),
    "two kinds": (STATEMENT + "number: 4\n", "9:5 K2Q221", "`truth` and `number`", "keep one"),
    "no question": ("truth: true\n", "6:5 K2Q225", "no `ask`", "under `ask`"),
    "empty question": ("ask:\ntruth: true\n", "7:9 K2Q211", "`ask` is empty", "write it"),
    "question in brackets": ("ask: [b]\ntruth: true\n", "7:10 K2Q210", "must be text, not a list", "quote it"),
    "question in braces": ("ask: {a: b}\ntruth: true\n", "7:10 K2Q210", "`name: value`", "'a: b'"),
    "another tool's field": ("question: b\ntruth: true\n", "7:5 K2Q204", "`question`", "did you mean `ask`?"),
    "misspelt field": (STATEMENT + "explian: c\n", "9:5 K2Q204", "in an item of kind truth", "`explain`?"),
    "foreign kind's field": (STATEMENT + "unit: mg\n", "9:5 K2Q204", "unknown field `unit`", "known: id, ask"),
    "difficulty": (STATEMENT + "difficulty: 9\n", "9:17 K2Q214", "from 1 to 5, not `9`", "1 to 5"),
    "level": (STATEMENT + "level: analyse\n", "9:12 K2Q215", "cannot be `analyse`", "did you mean `analyze`?"),
    "stance": (STATEMENT + "stance: articel\n", "9:13 K2Q215", "cannot be `articel`", "did you mean `article`?"),
    "critical": (STATEMENT + "critical: very\n", "9:15 K2Q213", "not `very`", "true or false"),
    "hint": (STATEMENT + "hint: [a]\n", "9:11 K2Q210", "must be text, not a list", "without brackets"),
    "revision": (STATEMENT + "rev: 0\n", "9:10 K2Q214", "from 1 to 9999, not `0`", "1 to 9999"),
    "half a revision": (STATEMENT + "rev: 1.5\n", "9:10 K2Q214", "a whole number", "1 to 9999"),
    "status": (STATEMENT + "status: drfat\n", "9:13 K2Q215", "cannot be `drfat`", "did you mean `draft`?"),
    "accepted codes in a list": (STATEMENT + "lint-ok: [K2Q301]\n", "9:14 K2Q210", "`name: value`", "`name: value`"),
    "no reason": (STATEMENT + "lint-ok: {K2Q301: }\n", "9:23 K2Q211", "`K2Q301` is empty", "write it"),
    "tags": (STATEMENT + "tags: {a: b}\n", "9:11 K2Q210", "a list of texts", "`[one, two]`"),
    "numbers": (STATEMENT + "numbers: [1]\n", "9:14 K2Q210", "`name: value` lines", "`name: value`"),
    "topic": (STATEMENT + "topic: saftey\n", "9:12 K2Q226", "topic `saftey`", "did you mean `safety`?"),
    "topic in brackets": (STATEMENT + "topic: [safety]\n", "9:12 K2Q210", "must be text, not a list", "without"),
    "reference": (STATEMENT + "refs: [avadec2022, avadec]\n", "9:24 K2Q227", "`avadec` is not", "`avadec2022`?"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_item_gives_one_finding(fault: str, tmp_path: Path) -> None:
    fields, spot, message, mend = FAULTS[fault]
    found = [entry for entry in check(in_deck(tmp_path, bank(item(fields))))[1] if not entry.code.startswith("K2Q3")]
    assert spots(found) == [spot]
    assert message in found[0].message
    assert mend in found[0].help


def test_faults_of_several_fields_are_told_together(tmp_path: Path) -> None:
    fields = STATEMENT + "difficulty: 9\nlevel: analyse\ncritical: very\n"
    assert spots(findings(tmp_path, bank(item(fields)))) == ["9:17 K2Q214", "10:12 K2Q215", "11:15 K2Q213"]


def test_fields_of_another_tool_are_each_named_once(tmp_path: Path) -> None:
    fields = "question: b\noptions: [c, d]\ncorrect: c\n"
    found = findings(tmp_path, bank(item(fields)))
    assert spots(found) == ["7:5 K2Q204", "8:5 K2Q204", "9:5 K2Q204"]
    assert [entry.help for entry in found] == [f"did you mean `{name}`?" for name in ("ask", "choices", "right")]


def test_a_reference_without_a_deck_is_told_where_it_belongs(tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(STATEMENT + "refs: [a]\n")))
    assert (finding.code, finding.help) == ("K2Q227", "write it into the deck's references.yaml")


def test_topics_are_open_where_none_are_listed(tmp_path: Path) -> None:
    assert card(tmp_path, STATEMENT + "topic: anything\n").item.topic == "anything"


@pytest.mark.parametrize(
    ("name", "spot", "mend"),
    [("Q 1", "6:9 K2Q222", "`q-1`"), ("a/b", "6:9 K2Q222", "a-z 0-9 - . _"), ("q#1", "6:9 K2Q222", "`q-1`")],
)
def test_an_id_of_other_characters_is_a_finding_with_a_better_one(
    name: str, spot: str, mend: str, tmp_path: Path
) -> None:
    finding = only(tmp_path, bank(item(STATEMENT, name)))
    assert spots([finding]) == [spot]
    assert mend in finding.help


def test_an_item_without_an_id_is_a_warning_and_can_be_studied(tmp_path: Path) -> None:
    text = HEADER + "  - ask: b\n    truth: true\n"
    finding = only(tmp_path, text)
    assert (finding.code, finding.severity, finding.place.line) == ("K2Q224", "warning", 6)
    (found,) = load_deck(write(tmp_path, text)).cards
    assert found.id.startswith("demo/one/draft-")


def test_drafts_differ_as_their_texts_do(tmp_path: Path) -> None:
    text = HEADER + "  - {ask: b, truth: true}\n  - {ask: c, truth: true}\n"
    first, second = load_deck(write(tmp_path, text)).cards
    assert first.id != second.id


def test_a_draft_that_is_there_twice_is_told_in_the_author_s_words(tmp_path: Path) -> None:
    found = findings(tmp_path, HEADER + "  - {ask: b, truth: true}\n  - {ask: b, truth: true}\n")
    assert spots(found) == ["6:5 K2Q224", "7:5 K2Q223", "7:5 K2Q224"]
    assert found[1].message == "the same text as the item on line 6"


def test_every_field_that_any_item_may_have_says_what_it_is() -> None:
    fields = [*COMMON, *(field for kind in all_kinds() for field in (*kind.answer, *kind.more))]
    assert all(field.says for field in fields)
    assert len({field.name for field in fields}) == len(fields)
