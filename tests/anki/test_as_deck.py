"""Decks that others made in Anki, as banks."""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions
from hypothesis import example, given
from hypothesis import strategies as st

from k2quiz.anki.banks import Banks, banks_of
from k2quiz.anki.foreign import ForeignNote, ForeignType
from k2quiz.bank.deck import Deck
from k2quiz.bank.load import load_deck
from k2quiz.card import Card, FillIn, Recall, Term, TypeIn
from k2quiz.cli.anki_deck import import_deck
from tests.pictures import BEGINNINGS

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
BASIC = ForeignType("Basic", ("Front", "Back"), (("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}"),), cloze=False)
CLOZE = ForeignType("Cloze", ("Text", "Extra"), (("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}"),), cloze=True)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    made = Collection(str(tmp_path / "theirs.anki2"))
    yield made
    made.close()


def add(collection: Collection, kind: str, deck: str, **fields: str) -> None:
    """A note of one of Anki's own types."""
    model = collection.models.by_name(kind)
    assert model is not None
    note = collection.new_note(model)
    for name, value in fields.items():
        note[name.replace("_", " ")] = value
    note.tags = ["exam", "leech", "body::heart"]
    deck_id = collection.decks.id(deck)
    assert deck_id is not None
    collection.add_note(note, deck_id)


def exported(collection: Collection, target: Path, *, legacy: bool) -> Path:
    options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy)
    collection.export_anki_package(out_path=str(target), options=options, limit=None)
    return target


def everything(collection: Collection) -> None:
    """A note of each type that Anki comes with, and ones that cannot be carried over."""
    collection.media.write_data("dot.png", PIXEL)
    add(
        collection, "Basic", "Heart", Front='What is <b>this</b>?<img src="dot.png">', Back="A dot.<br>Small &amp; red."
    )
    add(collection, "Basic (and reversed card)", "Heart", Front="MGP", Back="matrix Gla protein")
    add(collection, "Basic (optional reversed card)", "Heart", Front="one way", Back="only")
    add(collection, "Basic (type in the answer)", "Heart::Valves", Front="Which vitamin?", Back="K2")
    add(collection, "Cloze", "Heart::Valves", Text="K2 {{c1::activates}} {{c2::MGP|it::what}}.", Back_Extra="By gamma.")
    add(collection, "Cloze", "Heart", Text="Nested {{c1::a {{c2::b}} c}}.")
    add(collection, "Basic", "Heart", Front="Listen [sound:x.mp3]", Back="[latex]x[/latex] ok")


def written(banks: Banks, folder: Path) -> Deck:
    """The deck that the files make."""
    for path, content in banks.files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return load_deck(folder)


def card(deck: Deck, prompt: str) -> Card:
    return next(card for card in deck.cards if prompt in card.prompt)


@pytest.mark.parametrize("legacy", [True, False])
def test_the_types_that_anki_comes_with_become_items(
    collection: Collection, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, legacy: bool
) -> None:
    everything(collection)
    import_deck(exported(collection, tmp_path / "t.apkg", legacy=legacy), tmp_path / "heart", with_history=False)
    deck = load_deck(tmp_path / "heart")
    assert {bank.id: bank.title for bank in deck.banks} == {"heart/heart": "Heart", "heart/heart-valves": "Valves"}
    dot = card(deck, "What is this?")
    assert dot.interaction == Recall("A dot.\nSmall & red.")
    assert dot.item.picture is not None
    assert dot.item.picture.file.read_bytes() == PIXEL
    assert set(dot.item.tags) == {"exam", "body::heart"}
    assert card(deck, "matrix Gla protein").part == "reverse"
    assert card(deck, "Which vitamin?").interaction == TypeIn(Term("K2"))
    gaps = [each for each in deck.cards if isinstance(each.interaction, FillIn)]
    assert [each.interaction.gap.answer.answer for each in gaps if isinstance(each.interaction, FillIn)] == [
        "activates",
        "MGP/it",
    ]
    assert gaps[0].item.explain == "By gamma."
    told = capsys.readouterr().out
    assert "gaps are nested" in told
    assert "without sound" in told
    assert "without LaTeX" in told


@pytest.mark.parametrize("legacy", [True, False])
def test_importing_again_gives_every_item_the_same_id(collection: Collection, tmp_path: Path, *, legacy: bool) -> None:
    everything(collection)
    import_deck(exported(collection, tmp_path / "1.apkg", legacy=legacy), tmp_path / "1" / "heart", with_history=False)
    for note in collection.find_notes("MGP"):
        edited = collection.get_note(note)
        edited.fields[0] = "edited " + edited.fields[0]
        collection.update_note(edited)
    import_deck(exported(collection, tmp_path / "2.apkg", legacy=True), tmp_path / "2" / "heart", with_history=False)
    before, after = (load_deck(tmp_path / name / "heart") for name in "12")
    assert {card.id for card in before.cards} == {card.id for card in after.cards}
    assert before.cards != after.cards


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_picture_has_the_ending_of_what_it_holds_whatever_it_is_called(form: str, tmp_path: Path) -> None:
    note = ForeignNote("g", BASIC, named(BASIC, ('What is this?<img src="x.bmp">', "A dot.")), (), "Heart", (0,))
    banks = banks_of([note], {"x.bmp": BEGINNINGS[form]}.get, "theirs", "Theirs")
    (card,) = written(banks, tmp_path).cards
    assert card.item.picture is not None
    assert card.item.picture.file.suffix == f".{form}"
    assert banks.losses == []


@pytest.mark.parametrize("content", [None, b"", b"BM, an old picture"])
def test_a_picture_that_not_every_program_shows_is_left_behind_and_told(content: bytes | None) -> None:
    note = ForeignNote("g", BASIC, named(BASIC, ('What is this?<img src="x.png">', "A dot.")), (), "Heart", (0,))
    banks = banks_of([note], lambda _: content, "theirs", "Theirs")
    assert banks.items == 1
    assert [loss.partition(": without ")[2] for loss in banks.losses] == ["the picture x.png"]
    assert not any(path.startswith("media/") for path in banks.files)


def test_what_is_too_long_for_an_item_is_cut_and_told() -> None:
    values = {"Text": "K2 {{c1::activates}} MGP.", "Extra": "x" * 4_001}
    banks = banks_of([ForeignNote("g", CLOZE, values, ("y" * 4_001, "z"), "Heart", (0,))], lambda _: None, "a", "A")
    assert banks.items == 1
    assert [loss.partition(": without ")[2] for loss in banks.losses] == [
        "all but the first 4,000 characters of its explanation",
        "tags of more than 4,000 characters",
    ]
    assert b"tags:\n  - z\n" in banks.files["banks/heart.yaml"]


def test_an_answer_too_long_to_type_is_asked_for_by_a_flashcard(tmp_path: Path) -> None:
    templates = (("{{Front}} {{type:Back}}", "{{FrontSide}} {{Back}}"),)
    typing = ForeignType("Typing", ("Front", "Back"), templates, cloze=False)
    for back in ("y" * 200, "y" * 201):
        note = ForeignNote("g", typing, {"Front": "Which?", "Back": back}, ("‹a tag›",), "‹Heart›", (0,))
        banks = banks_of([note], lambda _: None, "theirs", "Theirs")
        (card,) = written(banks, tmp_path).cards
        assert card.interaction == (TypeIn(Term(back)) if len(back) == 200 else Recall(back))
        assert banks.losses == []


_TEXTS = st.text(max_size=60) | st.sampled_from(
    ["{{c1::a}}", "{{c1::}}", "{{c1::a::b}} {{c2::c}}", "- x: y # z", "<b>x</b>", "‹blank›", "&lt;x&gt;", "no", "1: 2"]
)


@example(fields=[("a question", "an answer")], deck=" ")
@given(fields=st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=6), deck=st.text(max_size=20))
def test_whatever_notes_say_the_deck_can_be_read(
    fields: list[tuple[str, str]], deck: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    notes = [
        ForeignNote(f"{number}", kind, named(kind, values), ("a tag", "\x07"), deck, (0,))
        for number, values in enumerate(fields)
        for kind in ((BASIC, CLOZE)[number % 2],)
    ]
    banks = banks_of(notes, lambda _: None, "theirs", "Theirs")
    if banks.items:
        deck_made = written(banks, tmp_path_factory.mktemp("deck"))
        assert len({card.item.id for card in deck_made.cards}) == banks.items
    assert banks.items + sum("not carried over" in loss for loss in banks.losses) == len(notes)


def named(kind: ForeignType, values: tuple[str, str]) -> Mapping[str, str]:
    return dict(zip(kind.fields, values, strict=True))
