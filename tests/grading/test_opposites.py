import pytest

from k2quiz.grading import opposites
from k2quiz.grading.edits import single_edit
from k2quiz.grading.opposites import opposed

OPPOSED = """
hypercalcaemia hypocalcaemia; carboxylated uncarboxylated; carboxylated decarboxylated; typical atypical;
symptomatic asymptomatic; thrombin antithrombin; thrombin prothrombin; prenatal postnatal; intravascular intervascular;
abduction adduction; afferent efferent; lactase lactose; carboxylase carboxylate; osteoblast osteoclast;
osteoblasts osteoclasts; osteoblastic osteoclastic; nephritis nephrosis; retinol retinal; retinols retinals;
methyl methol;
colotomy colostomy; causal casual; causally casually; regression repression; prescribe proscribe; inhibits inhabits;
absorbed adsorbed; effects affects; trials trails; valves values; harmful harmless;
upregulated unregulated; demineralisation remineralisation; agonist antagonist; agonist agonism;
emigrate immigrate; methylated ethylated
"""

ALIKE = """
osteocalcin osteocalcn; osteoblasts osteoblats; warfarin wafarin; phylloquinone philloquinone; calcium calcuim;
mineralisation mineralization; hypercalcaemia hypercalcemia; thrombin thrrombin; vitamin vitamine; protein protien
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one, other) for one, other in (pair.split() for pair in text.split(";"))]


@pytest.mark.parametrize(("one", "other"), pairs(OPPOSED))
def test_words_of_different_meaning_are_opposed_either_way_round(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(ALIKE))
def test_a_misspelling_is_not_opposed(one: str, other: str) -> None:
    assert not opposed(one, other)


def test_no_word_is_opposed_to_itself() -> None:
    assert not opposed("calcium", "calcium")


def test_every_look_alike_is_one_edit_from_its_twin_and_listed_once() -> None:
    pairs = [tuple(pair.split("/")) for pair in opposites._LOOKALIKES.split()]
    assert [pair for pair in pairs if not single_edit(*pair)] == []
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
