import json
from hashlib import sha256
from pathlib import Path

import pytest

from k2quiz.anki import layout
from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.note_types import NOTE_TYPES, TEMPLATES_AT, NoteType
from k2quiz.anki.notes import notes_of
from tests.anki.sample import deck, every_kind

GOLDEN = Path(__file__).with_name("golden")


def frozen(note_type: NoteType) -> dict[str, object]:
    return {
        "id": note_type.id,
        "name": note_type.name,
        "cloze": note_type.cloze,
        "fields": [[note_type.field_id(place), name] for place, name in enumerate(note_type.fields)],
        "templates": [[note_type.template_id(place), each.name] for place, each in enumerate(note_type.templates)],
    }


def digest(*texts: str) -> str:
    return sha256("\x1f".join(texts).encode()).hexdigest()[:16]


def test_note_types_are_those_that_learners_already_have() -> None:
    golden = json.loads((GOLDEN / "note_types.json").read_text(encoding="utf-8"))
    assert [frozen(note_type) for note_type in NOTE_TYPES] == golden


def test_templates_change_only_with_the_time_of_their_last_change() -> None:
    sides = [side for each in NOTE_TYPES for template in each.templates for side in (template.front, template.back)]
    golden = json.loads((GOLDEN / "templates.json").read_text(encoding="utf-8"))
    assert {"at": TEMPLATES_AT, "digest": digest(layout.style(), *sides)} == golden, (
        "raise TEMPLATES_AT, renew the file"
    )


def test_the_writing_of_fields_changes_only_with_the_time_of_its_last_change() -> None:
    notes = list(notes_of(deck(*every_kind())))
    written = {"at": RENDERED_AT, "digest": digest(*(value for note in notes for value in (*note.values, *note.tags)))}
    golden = json.loads((GOLDEN / "fields.json").read_text(encoding="utf-8"))
    assert written == golden, "raise RENDERED_AT if this reaches notes that learners have, then renew the file"


@pytest.mark.parametrize("note_type", NOTE_TYPES, ids=lambda each: each.name)
def test_every_note_type_has_room_to_grow(note_type: NoteType) -> None:
    assert note_type.fields[-3:] == ("Spare 1", "Spare 2", "Spare 3")
    assert len(set(note_type.fields)) == len(note_type.fields) < 90


def test_no_two_ids_are_the_same() -> None:
    ids = [note_type.id for note_type in NOTE_TYPES]
    ids += [note_type.field_id(place) for note_type in NOTE_TYPES for place in range(len(note_type.fields))]
    ids += [note_type.template_id(place) for note_type in NOTE_TYPES for place in range(len(note_type.templates))]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("stem", ["choice", "match", "order"])
def test_no_brace_of_a_script_is_taken_for_a_field(stem: str) -> None:
    for html in (layout.side(stem, "front"), layout.side(stem, "back")):
        script = html.partition("<script>")[2]
        assert script
        assert "{{" not in script
        assert "}}" not in script
        assert script.count("</script>") == 1


def test_nothing_is_fetched_from_anywhere() -> None:
    sides = [side for each in NOTE_TYPES for template in each.templates for side in (template.front, template.back)]
    for text in (layout.style(), *sides):
        assert not [word for word in ("http", "url(", "@import", "src=", "fetch(") if word in text]
