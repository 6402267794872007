"""Where the rules for single items begin and end; what they are for is in the examples and in test_spoilers.py."""

from pathlib import Path

import pytest

from tests.bank.checks.found import codes, found

ABC = "right: [Apple]\nwrong: [Beech, Cedar]\n"

SOUND = [
    # questions
    f"ask: Which of at least four trees is it?\n{ABC}",
    f"ask: Which analysis counts all trees, felled or not?\n{ABC}",
    f"ask: Which tree stands in a garden that is not walled?\n{ABC}",
    f"ask: It is a tree, which is not tall. Which?\n{ABC}",
    f"ask: Which tree bears fruit not only in autumn?\n{ABC}",
    f"ask: Name the tree.\n{ABC}",
    f"ask: He has an orchard. Pick its tree.\n{ABC}",
    f"ask: 'Its tree is:'\n{ABC}",
    f"ask: Its tree is …\n{ABC}",
    "ask: 'It stands beside an:'\nright: [hour]\nwrong: [MGP, egg]\n",
    "ask: 'It stands beside a:'\nright: [unit]\nwrong: [one, K2]\n",
    # choices
    "ask: Which?\nright: [Falls by half]\nwrong: [Rises by half, Stays as it is]\n",
    "ask: Which?\nright: [Always]\nwrong: [Never, Once]\n",
    "ask: Which letters?\nright: [A and C]\nwrong: [B and D, A and D]\n",
    "ask: Which?\nright: [Higher and lower]\nwrong: [Lower and higher, Neither way]\n",
    "ask: Which?\nright: [It is]\nwrong: [It was, It may]\n",
    "ask: Which?\nright: [dp-ucMGP]\nwrong: [Osteocalcin, MK-7 alone]\n",
    "ask: Which?\nright: [5 mg]\nwrong: [4 mg, 6 mg]\n",
    "ask: Which?\nshuffle: false\nright: ['6']\nwrong: ['5', '4']\n",
    "ask: Which?\nright: [10-20 mg]\nwrong: [20-30 mg, 30-40 mg]\n",
    "ask: Which?\nright: [10-20 mg]\nwrong: [15-30 days, 40-50 mg]\n",
    "ask: Which ones?\nright: [Apple, Birch]\nwrong: [Cedar, Date, Elder, Fir, Gorse]\n",
    # typed answers and numbers
    "ask: Which form of MGP rises?\nanswer: ucMGP\n",
    "ask: Which vitamin is K?\nanswer: phylloquinone\n",
    "ask: How many of 12 were there?\nnumber: 1\ntolerance: 0\n",
    "ask: Which range was it?\nnumber: 90..720\n",
    # gaps
    "cloze: By the naming rule MK-10 has a tail of {{c1::ten|10}} units, and so on.\n",
    "cloze: In a neutral trial there are {{c1::fewer}} events than one would need to tell.\n",
    "cloze: MGP is made in the {{c1::wall}} of arteries, and the {{c1::wall}} holds calcium back.\n",
    # flashcards
    "front: MGP\nback: A protein of arteries.\n",
    "front: In the trial the marker fell. Does it matter, and why?\nback: Not by itself.\n",
    "front: Name the four fat-soluble vitamins.\nback: A, D, E and K.\n",
    # pairs and orders
    "ask: Which?\nmatch: {The liver: makes factors, The wall: makes MGP, The bone: makes Gla}\nextra: [rests]\n",
    "ask: Which?\norder: [uptake, binding, release]\n",
    # statements
    "ask: MGP and osteocalcin need vitamin K.\ntruth: true\n",
    "ask: Vitamin K1, of plants, is a source of K2.\ntruth: true\n",
    # advice
    "front: 'A site says \"you should take a K2 supplement\". What is amiss?'\nback: It is advice.\n",
    "front: What should you take from a neutral trial?\nback: That the effect was not shown.\n",
]


@pytest.mark.parametrize("fields", SOUND)
def test_a_sound_item_passes(fields: str, tmp_path: Path) -> None:
    assert codes(tmp_path, fields) == []


SPOILED = [
    (f"ask: Which tree is it *not*?\n{ABC}", "8:10 K2Q307"),
    (f"ask: When is a tree never felled?\n{ABC}", "8:10 K2Q306"),
    ("ask: 'It stands beside an:'\nright: [unit]\nwrong: [egg, hour]\n", "9:13 K2Q309"),
    ("ask: 'It stands beside a:'\nright: [MK-7]\nwrong: [MGP, K1]\n", "9:13 K2Q309"),
    ("ask: 'It lasts an:'\nright: ['8']\nwrong: ['11', '12']\n", "10:19 K2Q309"),
    ("ask: Which?\nright: [Oak]\nwrong: [Elm, A and B]\n", "10:18 K2Q345"),
    ("ask: 'Of (A) oak, (B) elm and (C) ash, which?'\nright: [A and B]\nwrong: [A and C, B and C]\n", "9:13 K2Q345"),
    ("ask: Which?\nright: [An elm]\nwrong: [An old elm, An oak]\n", "9:13 K2Q346"),
    ("ask: Which?\nright: [10 to 20 mg]\nwrong: [30 to 40 mg, 19 to 25 mg]\n", "10:26 K2Q344"),
    ("ask: Which?\nshuffle: false\nright: ['5']\nwrong: ['4', '6']\n", "10:12 K2Q343"),
    ("ask: Which?\nright: [Apple; pear]\nwrong: [Beech or elm, Cedar or fir]\n", "9:13 K2Q347"),
    ("ask: Which ones?\nright: [Apple, Birch]\nwrong: [Cedar, Date, Elder, Fir, Gorse, Hazel]\n", "9:12 K2Q342"),
    ("ask: How many of 4 were there?\nnumber: 4\nunit: men\n", "8:10 K2Q360"),
    ("ask: How many?\nnumber: 4\n", "9:13 K2Q363"),
    ("ask: Which?\nanswer: γ-rays\n", "9:13 K2Q362"),
    ("ask: Which vitamin?\nanswer: menaquinone\nhint: Not a menaquinone of plants\n", "10:11 K2Q376"),
    ("front: Is it so? Or not?\nback: It is.\n", "8:12 K2Q383"),
    ("front: In the trial the marker fell. Was that enough?\nback: No.\n", "8:12 K2Q381"),
    ("front: List 7 foods.\nback: Seven.\n", "8:12 K2Q382"),
    ("ask: Which?\norder: [MGP, finally Gla, carboxylase]\n", "9:18 K2Q388"),
    ("ask: Natto holds K2; kale holds K1.\ntruth: true\n", "8:10 K2Q391"),
    ("ask: It works because it is fat.\ntruth: true\n", "8:10 K2Q391"),
    ("front: MGP\nback: You must not stop warfarin by yourself.\n", "9:11 K2Q322"),
]


@pytest.mark.parametrize(("fields", "spot"), SPOILED)
def test_a_fault_is_found_once_where_it_stands(fields: str, spot: str, tmp_path: Path) -> None:
    assert found(tmp_path, fields) == [spot]


@pytest.mark.parametrize(
    ("words", "level", "long"), [(60, "remember", 0), (61, "remember", 1), (90, "apply", 0), (91, "apply", 1)]
)
def test_a_case_may_take_more_words_than_a_question(words: int, level: str, long: int, tmp_path: Path) -> None:
    fields = f"ask: {'word ' * (words - 1)}why?\nanswer: therefore\nlevel: {level}\n"
    assert codes(tmp_path, fields).count("K2Q352") == long


def test_rules_on_english_words_leave_other_languages_alone(tmp_path: Path) -> None:
    fields = "ask: all some never\nright: [All of the above]\nwrong: [never often, only rarely]\n"
    assert {"K2Q302", "K2Q305", "K2Q351"} <= set(codes(tmp_path, fields))
    assert not {"K2Q302", "K2Q304", "K2Q305", "K2Q351"} & set(codes(tmp_path, fields, language="da"))
    assert codes(tmp_path, "ask: It always works.\ntruth: false\n", language="en-GB") == ["K2Q390"]
