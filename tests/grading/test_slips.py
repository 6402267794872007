import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.grading.edits import single_edit
from k2quiz.grading.normal import normal_form
from k2quiz.grading.slips import SHORTEST, Slip, slip_between

phrases = st.lists(st.text(alphabet="abc", min_size=1, max_size=8), min_size=1, max_size=3)


def slip(answer: str, typed: str) -> Slip | None:
    return slip_between(normal_form(answer), normal_form(typed))


@pytest.mark.parametrize(
    ("answer", "typed", "word", "written"),
    [
        ("osteocalcin", "osteocalcn", "osteocalcin", "osteocalcn"),
        ("matrix Gla protein", "matrix gla protien", "protein", "protien"),
        ("smooth muscle cells", "smooth-musclle cells", "muscle", "musclle"),
        ("smooth muscle cells", "smoothmusclle cells", "muscle", "musclle"),
        ("smooth muscle cells", "smmooth muscle cells", "smooth", "smmooth"),
        ("menaquinone-7", "menaqinone 7", "menaquinone", "menaqinone"),
        ("menaquinone-7", "menaqinone7", "menaquinone", "menaqinone"),
        ("dephosphorylated uncarboxylated MGP", "dephosphorilated un-carboxylated MGP", "dephosphorylated", ""),
    ],
)
def test_one_slip_in_a_long_word_is_found(answer: str, typed: str, word: str, written: str) -> None:
    found = slip(answer, typed)
    assert found is not None
    assert found.word == word
    assert found.typed == written or not written


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("osteocalcin", "osteocalcin"),
        ("osteocalcin", "ostecalcn"),
        ("osteocalcin level", "osteocalcn levels"),
        ("muscle", "mucle"),
        ("liver", "livre"),
        ("factor Xa", "factor Xb"),
        ("vitamin K", "vitamin"),
        ("vitamin K", "vitaminek"),
        ("no difference", "nodiference"),
        ("without change", "witout change"),
        ("osteocalcin", "osteocalc1n"),
        ("1,25-dihydroxyvitamin", "1,24-dihydroxyvitamin"),
        ("AVADEC trial", "AVADEK trial"),
        ("dp-ucMGP", "dpcMGP"),
        ("dpucMGP", "dpcMGP"),
        ("non-inferior", "noinferior"),
        ("smooth muscle", "smoothsmuscle"),
        ("smooth muscle", "smoothuscle"),
        ("presentation", "pre entation"),
    ],
)
def test_anything_more_or_shorter_or_between_words_is_no_slip(answer: str, typed: str) -> None:
    assert slip(answer, typed) is None


@given(phrases, phrases)
def test_a_slip_is_a_single_edit_of_two_long_words(answer: list[str], typed: list[str]) -> None:
    found = slip(" ".join(answer), " ".join(typed))
    if found:
        assert single_edit(found.word, found.typed)
        assert min(len(found.word), len(found.typed)) >= SHORTEST
        assert found.word in answer
    assert found is None or single_edit("".join(answer), "".join(typed)) is not None
