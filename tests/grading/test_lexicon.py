from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import (
    Card,
    Choose,
    FillIn,
    Gap,
    Interaction,
    Item,
    ItemId,
    Option,
    Quantity,
    Recall,
    Refusal,
    Term,
    TypeIn,
)
from k2quiz.errors import Place
from k2quiz.grading.edits import is_plural, single_edit
from k2quiz.grading.lexicon import Lexicon, lexicon_of, near

long_words = st.text(alphabet="abc", min_size=6, max_size=9)


def lexicon(interaction: Interaction, prompt: str = "", explain: str = "", hint: str = "") -> Lexicon:
    item = Item(ItemId("demo/x"), "demo", "any", Place("demo.yaml"), explain=explain, hint=hint)
    return lexicon_of([Card(item, prompt, interaction)])


def test_every_answer_right_or_wrong_is_a_term() -> None:
    term = Term("dp-ucMGP", accept=("dpuc form",), reject=(Refusal("Total ucMGP", "Another species."),))
    assert lexicon(TypeIn(term)).terms == {"dpucmgp", "dpucform", "totalucmgp"}


def test_options_gaps_and_short_backs_are_terms() -> None:
    options = (Option("Natto", right=True), Option("Egg yolk", right=False))
    gaps = ("made by ", Gap(1, Term("osteoblasts", accept=("bone cells",))), " not ", Gap(2, Term("osteoclasts")))
    assert lexicon(Choose(options)).terms == {"natto", "eggyolk"}
    assert lexicon(FillIn(gaps, asked=1)).terms == {"osteoblasts", "bonecells", "osteoclasts"}
    assert lexicon(Recall("Chance")).terms == {"chance"}


def test_a_long_back_is_no_term_but_its_words_are_known() -> None:
    found = lexicon(Recall("Chance picks subgroups too; it takes a new trial designed for that purpose."))
    assert found.terms == frozenset()
    assert found.words >= {"chance", "subgroups", "designed"}


def test_every_long_word_that_a_learner_reads_is_known() -> None:
    options = (Option("carotid", right=True, why="Explained thus"),)
    found = lexicon(Choose(options), prompt="Which artery?", explain="It branches Upwards.", hint="Beside windpipe")
    assert found.words == {"carotid", "explained", "artery", "branches", "upwards", "beside", "windpipe"}


def test_the_sentence_around_a_gap_and_the_reason_of_a_refusal_are_read() -> None:
    found = lexicon(FillIn(("Warfarin blocks ", Gap(1, Term("VKOR"))), asked=1))
    assert found.words == {"warfarin", "blocks"}
    assert lexicon(TypeIn(Term("K2", reject=(Refusal("K1", "Phylloquinone"),)))).words == {"phylloquinone"}


def test_a_number_adds_no_term() -> None:
    assert lexicon(TypeIn(Quantity(Decimal(1), Decimal(2)))) == Lexicon()


@given(long_words, st.sets(long_words), long_words)
def test_near_finds_every_known_word_one_edit_away_except_ones_own(text: str, known: set[str], own: str) -> None:
    others = {word for word in known if word != own and not is_plural(word, own)}
    assert near(text, known, (own,)) == any(single_edit(text, word) for word in others)
