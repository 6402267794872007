import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from k2quiz.anki.media import image, media_name, media_of
from k2quiz.card import Item, Picture
from k2quiz.errors import StorageError, UsageError
from tests.anki.conftest import Export
from tests.anki.learner import Learner, Page
from tests.anki.sample import HOSTILE, choice, deck, flashcard, rich
from tests.pictures import picture, png


def shown(name: str, what: Picture) -> Item:
    """An item with a picture."""
    return replace(rich(name), picture=what)


def test_a_picture_is_named_by_its_bytes_and_its_ending(tmp_path: Path) -> None:
    one = picture(tmp_path, png(), "Größe %20.PNG")
    assert media_name(one) == f"k2_{one.digest[:8]}.png"
    assert media_name(picture(tmp_path, png(), "b.png")) == media_name(one)
    assert media_name(picture(tmp_path, png(9), "c.png")) != media_name(one)


@pytest.mark.parametrize(
    "alt", ["A dot", "a \"b\" 'c' <d> & {{e}} [sound:x]", "src=evil.png src='evil.png'\nb", HOSTILE]
)
def test_the_words_of_a_picture_stay_words(tmp_path: Path, alt: str) -> None:
    page = Page(image(picture(tmp_path, png(), alt=alt)))
    assert page.faults == []
    ((tag, attributes),) = page.elements
    assert (tag, sorted(attributes)) == ("img", ["alt", "src"])


def test_a_picture_reaches_anki_and_is_shown_with_its_words(anki: Learner, export: Export, tmp_path: Path) -> None:
    dot = picture(tmp_path / "media", png())
    anki.imports(export(deck(choice(shown("x", dot), "a", "b"), *flashcard(shown("y", dot), "a", "b"))))
    folder = Path(anki.collection.media.dir())
    assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [(media_name(dot), png())]
    for front, back in anki.sides():
        for side in (front, back):
            assert ("img", {"alt": "A grey dot", "src": media_name(dot)}) in Page(side).elements


@pytest.mark.parametrize("alt", ["A grey dot", "src=evil.png", "<img src=evil.png>", "[sound:evil.mp3]", HOSTILE])
def test_anki_misses_no_picture_and_finds_none_unused(anki: Learner, export: Export, tmp_path: Path, alt: str) -> None:
    pictures = [picture(tmp_path, png(colour), f"{colour}.png", alt) for colour in (1, 2)]
    anki.imports(export(deck(*(choice(shown(f"x{place}", each), "a", "b") for place, each in enumerate(pictures)))))
    found = anki.collection.media.check()
    assert (list(found.missing), list(found.unused)) == ([], [])
    assert len(list(Path(anki.collection.media.dir()).iterdir())) == 2


def test_another_picture_under_the_same_name_reaches_learners(anki: Learner, export: Export, tmp_path: Path) -> None:
    old, dot = (picture(tmp_path / folder, png(colour)) for colour, folder in enumerate("ab"))
    anki.imports(export(deck(choice(shown("x", old), "a", "b"))))
    anki.imports(export(deck(choice(shown("x", dot), "a", "b")), {"demo/one/x": 60}))
    assert f'src="{media_name(dot)}"' in anki.note("demo/one/x")["Image"]
    assert (Path(anki.collection.media.dir()) / media_name(dot)).read_bytes() == png(1)


def test_a_package_with_pictures_is_the_same_file_whatever_their_order_and_place(
    export: Export, tmp_path: Path
) -> None:
    files = []
    for folder in ("a", "b"):
        dots = [picture(tmp_path / folder, png(colour), f"{folder}{colour}.png") for colour in (3, 1, 2)]
        files.append(export(deck(*(choice(shown(f"x{place}", dot), "a", "b") for place, dot in enumerate(dots)))))
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(files[0]) as archive:
        assert archive.namelist() == ["collection.anki2", "media", "0", "1", "2"]


def test_pictures_are_packed_in_the_order_of_their_names(tmp_path: Path) -> None:
    dots = [picture(tmp_path, png(colour), f"{colour}.png") for colour in range(6)]
    assert list(media_of(dots)) == list(media_of(reversed(dots))) == sorted(map(media_name, dots))


def test_a_picture_that_items_share_is_packed_once(tmp_path: Path) -> None:
    dots = [picture(tmp_path, png(), name) for name in ("a.png", "b.png")]
    assert media_of(dots) == {media_name(dots[0]): png()}


def test_a_picture_that_has_changed_since_it_was_read_is_not_packed(tmp_path: Path) -> None:
    dot = picture(tmp_path, png())
    dot.file.write_bytes(b"something private")
    with pytest.raises(UsageError, match=r"dot\.png changed while it was being exported"):
        media_of([dot])


def test_a_picture_that_is_gone_is_named(tmp_path: Path) -> None:
    dot = picture(tmp_path, png())
    dot.file.unlink()
    with pytest.raises(StorageError, match=r"Could not read the picture .*dot\.png: No such file"):
        media_of([dot])


def test_two_pictures_that_anki_would_mix_up_are_refused(tmp_path: Path) -> None:
    one = picture(tmp_path, png())
    other = replace(picture(tmp_path, png(1), "b.png"), digest=one.digest[:8] + "0" * 56)
    with pytest.raises(UsageError, match="for one picture"):
        media_of([one, other])
