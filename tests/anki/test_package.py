import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from k2quiz.anki import layout
from k2quiz.anki.collection import write_collection
from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.identity import clean_name
from k2quiz.anki.note_types import CHOICE, MATCH, ORDER, TEMPLATES_AT
from k2quiz.anki.notes import Note, notes_of
from k2quiz.anki.package import Summary, write_package
from k2quiz.archive import zipped
from k2quiz.bank.deck import Bank, Deck
from k2quiz.card import Card, Gap, ItemId, Term
from k2quiz.errors import StorageError, UsageError
from k2quiz.text import printable
from tests.anki.conftest import Export
from tests.anki.learner import Learner, Page
from tests.anki.sample import HOSTILE, choice, cloze, deck, every_kind, filled, flashcard, item

ALLOWED = {"br", "ul", "li", "b", "a"}
ITEMS = len({card.item.id for card in every_kind()})
PAIRS = {"Left_1": "MGP", "Right_1": "artery", "Why_1": "because", "Left_2": "Osteocalcin", "Right_2": "bone"}
STEPS = {"Step_1": "made", "Why_1": "because", "Step_2": "carboxylated", "Step_3": "bound"}


def stored(sample: Deck, note: Note, mod: int) -> bytes:
    """Anki's database of one note."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "collection.anki2"
        write_collection(target, sample, [(note, mod)], {})
        return target.read_bytes()


def test_a_first_import_is_all_new_and_a_second_one_touches_nothing(anki: Learner, export: Export) -> None:
    package = export(deck(*every_kind()))
    assert anki.imports(package) == {"new": ITEMS}
    assert anki.imports(package) == {"duplicate": ITEMS}


def test_an_edit_reaches_its_note_and_no_other(anki: Learner, export: Export) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    mine = anki.note("demo/one/word")
    mine["Explanation"] = "my own words"
    mine.tags.append("mine")
    anki.collection.update_note(mine)
    first = sample.cards[0]
    edited = deck(replace(first, prompt="Which outcome was named first?"), *sample.cards[1:])

    assert anki.imports(export(edited, {first.item.id: 1})) == {"updated": 1, "duplicate": ITEMS - 1}
    assert anki.note("demo/one/one")["Prompt"] == "Which outcome was named first?"
    assert anki.note("demo/one/word")["Explanation"] == "my own words"
    assert "mine" in anki.note("demo/one/word").tags


def test_progress_survives_an_edit(anki: Learner, export: Export) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    anki.collection.sched.set_due_date([anki.cards("demo/one/one")[0].id], "9")
    studied = anki.cards("demo/one/one")[0]
    question = studied.question()
    anki.imports(export(deck(*every_kind("edited")), dict.fromkeys((card.item.id for card in sample.cards), 5)))
    after = anki.cards("demo/one/one")[0]
    assert after.question() != question
    assert (after.id, after.type, after.ivl, after.due) == (studied.id, studied.type, studied.ivl, studied.due)


def test_a_new_item_in_front_of_all_others_is_the_only_new_one(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    more = deck(*flashcard(item("zero"), "a", "b"), *every_kind())
    assert anki.imports(export(more)) == {"new": 1, "duplicate": ITEMS}
    assert anki.note("demo/one/zero")["Front"] == "a"


def test_two_decks_live_in_one_collection(anki: Learner, export: Export) -> None:
    other = replace(item("x"), id=ItemId("other/x"), bank="other")
    bank = Bank("other", "Others", Path("other.yaml"), flashcard(other, "a", "b"))
    assert anki.imports(export(deck(*every_kind()))) == {"new": ITEMS}
    assert anki.imports(export(replace(deck(), anki="Another deck", banks=(bank,)))) == {"new": 1}
    assert len(anki.cards()) == len(every_kind()) + 1


def test_a_template_that_the_learner_changed_stays_changed(anki: Learner, export: Export) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    model = anki.note("demo/one/one").note_type()
    assert model is not None
    anki.collection.models.update_dict(model | {"css": "/* mine */"})
    anki.imports(export(sample, {"demo/one/one": 60}))
    assert anki.note_type("demo/one/one")["css"] == "/* mine */"


def test_a_newer_template_reaches_learners_without_a_full_sync(
    anki: Learner, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    schema = anki.schema_changed_at()
    monkeypatch.setattr(layout, "style", lambda: "/* newer */")
    monkeypatch.setattr("k2quiz.anki.collection.TEMPLATES_AT", TEMPLATES_AT + 1)
    assert anki.imports(export(sample)) == {"duplicate": ITEMS}
    assert anki.note_type("demo/one/one")["css"] == "/* newer */"
    assert anki.schema_changed_at() == schema


def test_a_spare_field_may_be_named_later(anki: Learner, tmp_path: Path, export: Export) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    before = anki.note("demo/one/one")
    names = tuple("Mnemonic" if name == "Spare 1" else name for name in CHOICE.fields)
    note = next(notes_of(sample))._replace(type=replace(CHOICE, fields=names))
    note = note._replace(values=tuple("rhyme" if name == "Mnemonic" else note.field(name) for name in names))
    package = tmp_path / "later.apkg"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("k2quiz.anki.collection.TEMPLATES_AT", TEMPLATES_AT + 1)
        package.write_bytes(zipped({"collection.anki2": stored(sample, note, RENDERED_AT + 1), "media": b"{}"}))
    assert anki.imports(package) == {"updated": 1}
    after = anki.note("demo/one/one")
    assert (after.id, after.mid, after["Mnemonic"]) == (before.id, before.mid, "rhyme")


def test_a_deck_with_an_odd_name_is_found_again(anki: Learner, export: Export) -> None:
    sample = replace(deck(*every_kind(), text='e\u0301 "x" \x1f:: y'), anki=' "Vitamin  K2" :: e\u0301\x1f ')
    anki.imports(export(sample))
    names = [deck.name for deck in anki.collection.decks.all_names_and_ids()]
    assert anki.imports(export(deck_with_one_more(sample))) == {"new": 1, "duplicate": ITEMS}
    assert [deck.name for deck in anki.collection.decks.all_names_and_ids()] == names
    whole = anki.collection.decks.by_name(clean_name(sample.anki))
    assert whole is not None
    assert whole["desc"]


def deck_with_one_more(sample: Deck) -> Deck:
    bank = replace(sample.banks[0], cards=(*sample.banks[0].cards, *flashcard(item("more"), "a", "b")))
    return replace(sample, banks=(bank,))


def test_anki_finds_nothing_to_repair_and_no_card_to_add(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    before = anki.collection.card_count()
    report, sound = anki.collection.fix_integrity()
    assert (report, sound) == ("Database rebuilt and optimized.", True)
    assert anki.collection.card_count() == before == len(every_kind())
    assert not anki.collection.get_empty_cards().notes


@pytest.mark.parametrize(
    ("cards", "ordinals"),
    [
        (cloze(item("x"), Gap(1, Term("a")), Gap(2, Term("b"))), [0, 1]),
        (cloze(item("x"), Gap(2, Term("b")), " then ", Gap(1, Term("a"))), [0, 1]),
        (cloze(item("x"), Gap(1, Term("a")), " and ", Gap(1, Term("a"))), [0]),
        (cloze(item("x"), Gap(1, Term("a}}b::c"), "::}}"), Gap(4, Term("{{c2::x}}"), ":")), [0, 3]),
        (flashcard(item("x"), "a", "b"), [0]),
        (flashcard(item("x"), "a", "b", reverse=True), [0, 1]),
        ((choice(item("x"), *"abcdefgh"),), [0]),
    ],
)
def test_an_item_has_the_cards_that_anki_would_make_of_it(
    anki: Learner, export: Export, cards: tuple[Card, ...], ordinals: list[int]
) -> None:
    anki.imports(export(deck(*cards)))
    assert [card.ord for card in anki.cards()] == ordinals
    anki.collection.fix_integrity()
    assert [card.ord for card in anki.cards()] == ordinals


def test_every_card_renders_on_both_sides(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    sides = anki.sides()
    assert len(sides) == len(every_kind())
    for html in (side for card in sides for side in card):
        assert not Page(html).faults
        assert "{{" not in html
        assert "template" not in Page(html).text


def test_the_answer_stands_on_the_back_only(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    for key, answer in {
        "word": "dp-ucMGP",
        "dose": "180 µg",
        "why": "Chance.",
        "one": "because 0",
        "pairs": "MGP → the artery wall",
    }.items():
        ((front, back),) = anki.sides(f"demo/one/{key}")
        assert answer not in Page(front).text
        assert answer in Page(back).text


def test_a_gap_is_hidden_on_its_own_card_only(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    fronts = [Page(front).text for front, _ in anki.sides("demo/one/gaps")]
    assert "MGP by [cells] and bone" in fronts[0]
    assert "MGP by dp-ucMGP and [...]" in fronts[1]


def test_the_other_way_round_asks_for_the_front(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    front, back = (Page(side).text for side in anki.sides("demo/one/both")[1])
    assert "matrix Gla protein" in front
    assert "MGP" not in front
    assert "MGP" in back


@pytest.mark.parametrize("text", ["plain", "a {{x}} <b> \"q' [y]", "µg & more"])
def test_a_typed_answer_is_compared_with_the_text_and_not_its_html(anki: Learner, export: Export, text: str) -> None:
    anki.imports(export(deck(*every_kind(text))))
    note = anki.note("demo/one/word")
    compared = anki.collection.compare_answer(note["Answer"], text)
    assert "typeBad" not in compared
    assert "typeMissed" not in compared


def test_hostile_text_stays_text_in_every_field(anki: Learner, export: Export) -> None:
    assert anki.imports(export(deck(*every_kind(HOSTILE), text=HOSTILE))) == {"new": ITEMS}
    assert anki.collection.fix_integrity() == ("Database rebuilt and optimized.", True)
    assert len(anki.cards()) == len(every_kind())
    for card in anki.cards():
        for value in card.note().fields:
            page = Page(value)
            assert not page.faults
            assert {tag for tag, _ in page.elements} <= ALLOWED
            assert not [attributes for _, attributes in page.elements if attributes]


def test_hostile_text_is_shown_and_obeyed_by_nothing(anki: Learner, export: Export) -> None:
    harmless, hostile = deck(*every_kind("x")), deck(*every_kind(HOSTILE), text=HOSTILE)
    anki.imports(export(harmless))
    expected = [elements(front + back) for front, back in anki.sides()]
    anki.imports(export(hostile, dict.fromkeys((card.item.id for card in hostile.cards), 1)))
    assert [elements(front + back) for front, back in anki.sides()] == expected
    for front, back in anki.sides():
        page = Page(front + back)
        assert not page.faults
        assert " ".join(printable(HOSTILE).split()) in " ".join(page.text.split())
    outputs = [card.render_output() for card in anki.cards()]
    assert not [output for output in outputs if output.question_av_tags or output.answer_av_tags]


def elements(html: str) -> list[tuple[str, list[str]]]:
    return [(tag, sorted(attributes)) for tag, attributes in Page(html).elements if tag != "br"]


def test_the_same_deck_is_the_same_file(export: Export) -> None:
    sample = deck(*every_kind())
    assert export(sample).read_bytes() == export(sample).read_bytes()


def test_the_same_deck_is_the_same_file_in_another_process(tmp_path: Path, export: Export) -> None:
    target = tmp_path / "other.out"
    program = (
        "import sys; from pathlib import Path; from tests.anki.sample import deck, every_kind\n"
        "from k2quiz.anki.package import write_package; from k2quiz.anki.fields import RENDERED_AT\n"
        "sample = deck(*every_kind())\n"
        "write_package(sample, {card.item.id: RENDERED_AT for card in sample.cards}, Path(sys.argv[1]))\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, str(target)], check=True, cwd=root)
    assert target.read_bytes() == export(deck(*every_kind())).read_bytes()


def test_a_package_tells_what_it_holds(tmp_path: Path) -> None:
    sample = deck(*every_kind())
    changed = {card.item.id: 0 for card in sample.cards}
    assert write_package(sample, changed, tmp_path / "a.apkg") == Summary(notes=ITEMS, cards=len(every_kind()), decks=1)


def test_notes_and_note_types_carry_the_time_of_their_own_last_change(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind()), {"demo/one/one": 7, "demo/one/word": -7}))
    times = {key: anki.note(f"demo/one/{key}").mod - RENDERED_AT for key in ("one", "word", "dose")}
    assert times == {"one": 7, "word": 0, "dose": 0}
    assert anki.note_type("demo/one/one")["mod"] == TEMPLATES_AT


def test_new_cards_are_introduced_in_the_order_of_their_items(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    assert [card.due for card in anki.cards()] == [1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 10]
    assert {card.type for card in anki.cards()} == {0}


def test_the_deck_tells_what_it_is_and_whose(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind(), text="<b>K2</b>")))
    whole = anki.collection.decks.by_name("K2 demo")
    assert whole is not None
    assert Page(whole["desc"]).text == "<b>K2</b>\n\n<b>K2</b>, <b>K2</b>\n\n<b>K2</b>"
    assert anki.collection.decks.by_name("K2 demo::<b>K2</b>") is not None


def test_learners_may_not_delete_a_field_that_updates_need(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    model = anki.note("demo/one/one").note_type()
    assert model is not None
    assert {field["preventDeletion"] for field in model["flds"]} == {True}


def test_pairs_are_shown_apart_and_then_together(anki: Learner, tmp_path: Path) -> None:
    note = filled(MATCH, "m", Prompt="Match.", Targets="<ul><li>artery</li></ul>", **PAIRS)
    front, back = by_hand(anki, tmp_path, note)
    assert "artery" not in Page(front.partition("k2-targets")[0]).text
    assert "MGP → artery" in Page(back).text
    assert "because" in Page(back).text


def test_steps_are_shown_shuffled_and_then_in_order(anki: Learner, tmp_path: Path) -> None:
    note = filled(ORDER, "o", Prompt="Order.", Shuffled="<ul><li>bound</li></ul>", **STEPS)
    front, back = by_hand(anki, tmp_path, note)
    assert "carboxylated" not in Page(front).text
    text = Page(back).text
    assert text.index("made") < text.index("carboxylated") < text.index("bound")


def test_an_item_of_pairs_and_one_of_steps_arrive_as_they_were_written(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    ((front, back),) = anki.sides("demo/one/pairs")
    assert "Osteocalcin → bone" in Page(back).text
    assert Page(front).text.count("the thyroid") == 1
    ((front, back),) = anki.sides("demo/one/steps")
    offered = [Page(front).text.index(step) for step in ("calcium", "glutamate", "MGP is made")]
    told = [Page(back).text.index(step) for step in ("MGP is made", "glutamate", "calcium")]
    assert offered == sorted(offered)
    assert told == sorted(told)


def test_a_passage_is_read_before_the_question(anki: Learner, export: Export) -> None:
    anki.imports(export(deck(*every_kind())))
    for front, back in anki.sides():
        for side in (front, back):
            assert Page(side).text.count("AVADEC enrolled men") == 1
            assert side.index("AVADEC enrolled men") < side.index('class="k2-prompt"')


def test_a_renamed_item_keeps_its_note_and_the_progress_on_it(anki: Learner, export: Export) -> None:
    before = flashcard(item("old"), "a", "b", reverse=True)
    renamed = replace(item("new"), was=(ItemId("demo/one/old"),))
    anki.imports(export(deck(*before)))
    anki.collection.sched.set_due_date([card.id for card in anki.cards("demo/one/old")], "9")
    old = anki.cards("demo/one/old")
    package = export(deck(*flashcard(renamed, "a", "b", reverse=True)), {"demo/one/new": 60})
    assert anki.imports(package) == {"updated": 1}
    assert [(card.id, card.ivl, card.due) for card in anki.cards("demo/one/new")] == [
        (card.id, card.ivl, card.due) for card in old
    ]


def test_a_card_keeps_its_progress_over_two_renamings(anki: Learner, export: Export) -> None:
    for number, names in enumerate((("a",), ("b", "a"), ("c", "a", "b"))):
        renamed = replace(item(names[0]), was=tuple(ItemId(f"demo/one/{name}") for name in names[1:]))
        anki.imports(export(deck(*flashcard(renamed, "x", "y")), {renamed.id: 60 * number}))
    assert [card.note()["Key"] for card in anki.cards()] == ["demo/one/c"]


def retired_from(sample: Deck, name: str) -> Deck:
    """The deck after its author retired an item."""
    (bank,) = sample.banks
    gone = tuple(
        replace(card, item=replace(card.item, retired=True))
        for card in bank.cards
        if card.item.id == f"demo/one/{name}"
    )
    kept = tuple(card for card in bank.cards if card.item.id != f"demo/one/{name}")
    return replace(sample, banks=(replace(bank, cards=kept, retired=gone),))


def test_a_retired_item_is_tagged_where_learners_have_it_and_keeps_its_progress(anki: Learner, export: Export) -> None:
    sample = deck(*every_kind())
    anki.imports(export(sample))
    anki.collection.sched.set_due_date([anki.cards("demo/one/why")[0].id], "9")
    before = anki.cards("demo/one/why")[0]
    package = export(retired_from(sample, "why"), {"demo/one/why": 60})
    assert anki.imports(package) == {"updated": 1, "duplicate": ITEMS - 1}
    after = anki.cards("demo/one/why")[0]
    assert "k2::retired" in anki.note("demo/one/why").tags
    assert (after.id, after.ivl, after.due, after.queue) == (before.id, before.ivl, before.due, before.queue)


def test_a_new_learner_is_told_what_to_do_about_retired_items(anki: Learner, export: Export) -> None:
    def told() -> bool:
        whole = anki.collection.decks.by_name("K2 demo")
        return whole is not None and "k2::retired" in whole["desc"]

    anki.imports(export(deck(*every_kind())))
    assert not told()
    anki.imports(export(retired_from(deck(*every_kind()), "why")))
    assert told()


def by_hand(anki: Learner, tmp_path: Path, note: Note) -> tuple[str, str]:
    package = tmp_path / "hand.apkg"
    package.write_bytes(zipped({"collection.anki2": stored(deck(), note, RENDERED_AT), "media": b"{}"}))
    assert anki.imports(package) == {"new": 1}
    (sides,) = anki.sides()
    for html in sides:
        assert not Page(html).faults
        assert "{{" not in html
    return sides


def test_an_item_whose_last_change_is_unknown_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"When demo/one/one last changed is not recorded"):
        write_package(deck(*every_kind()), {}, tmp_path / "a.apkg")
    assert not list(tmp_path.iterdir())


def test_an_empty_deck_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to export"):
        write_package(deck(), {}, tmp_path / "a.apkg")


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    cards = flashcard(item("x"), "a", "b")
    with pytest.raises(StorageError, match="Could not write"):
        write_package(deck(*cards), {cards[0].item.id: 1}, tmp_path / "missing" / "a.apkg")


def test_temporary_files_are_gone_whatever_comes_of_the_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    cards = flashcard(item("x"), "a", "b")
    write_package(deck(*cards), {cards[0].item.id: 1}, tmp_path / "a.apkg")
    with pytest.raises(UsageError):
        write_package(deck(*cards), {}, tmp_path / "a.apkg")
    assert not list((tmp_path / "scratch").iterdir())


def test_a_missing_folder_for_temporary_files_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    cards = flashcard(item("x"), "a", "b")
    with pytest.raises(StorageError, match="name another in TMPDIR"):
        write_package(deck(*cards), {cards[0].item.id: 1}, tmp_path / "a.apkg")
    assert not list(tmp_path.iterdir())


def test_fields_are_rendered_without_genanki() -> None:
    program = "import sys, k2quiz.anki, k2quiz.anki.notes; print('genanki' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "False"
