"""Examples of answers that are typed, gaps, and flashcards."""

from k2quiz.bank.examples.example import Example

ANSWERS = {
    "K2Q360": Example(
        bad="ask: In which bone cells, the osteoblasts, is osteocalcin made?\nanswer: osteoblasts\n",
        good="ask: In which bone cells is osteocalcin made?\nanswer: osteoblasts\n",
    ),
    "K2Q361": Example(
        bad="ask: What does vitamin K do?\nanswer: it is the cofactor of the carboxylase\n",
        good="ask: Vitamin K takes part in carboxylation as what?\nanswer: cofactor\n",
    ),
    "K2Q362": Example(
        bad="ask: Which menaquinone does natto hold?\nanswer: MK-7\n",
        good="ask: Which menaquinone does natto hold?\nanswer: MK-7\naccept: [menaquinone-7]\n",
    ),
    "K2Q363": Example(
        bad="ask: Which score did the men in the coronary report exceed?\nnumber: 304\ncovers: [f-1]\n",
        good="ask: Which score did the men in the coronary report exceed?\nnumber: 304\nunit: AU\ncovers: [f-1]\n",
    ),
    "K2Q370": Example(
        bad="""\
cloze: >-
  MGP is made by {{c1::muscle}} cells of the artery wall, osteocalcin by {{c2::bone}} cells, clotting factors by
  {{c3::liver}} cells, and each needs the same {{c4::vitamin}}.
""",
        good="""\
cloze: >-
  MGP is made by {{c1::muscle}} cells of the artery wall, osteocalcin by {{c2::bone}} cells, clotting factors by
  {{c3::liver}} cells, and each needs the same vitamin.
""",
    ),
    "K2Q371": Example(
        bad="cloze: MGP guards the {{c1::arteries}}.\n",
        good="cloze: MGP, once it has been carboxylated, guards the {{c1::arteries}} against crystals.\n",
    ),
    "K2Q372": Example(
        bad="cloze: In walls {{c1::smooth muscle cells}} make MGP and {{c2::bone cells or osteoblasts}} osteocalcin.\n",
        good="cloze: In the wall of an artery {{c1::muscle}} cells make MGP and in bone {{c2::osteoblasts}} do.\n",
    ),
    "K2Q373": Example(
        bad="cloze: Warfarin stops the {{c1::recycling}} of vitamin K, and without recycling the vitamin runs out.\n",
        good="cloze: Warfarin stops the {{c1::recycling}} of vitamin K, and without it the vitamin soon runs out.\n",
    ),
    "K2Q374": Example(
        bad="cloze: Osteocalcin is a protein that is made {{c1::by}} osteoblasts in growing bone.\n",
        good="cloze: Osteocalcin is a protein that is made by {{c1::osteoblasts}} in growing bone.\n",
    ),
    "K2Q375": Example(
        bad="""\
cloze: >-
  In the artery wall MGP {{c1::binds to crystals and halts their growth}}, which it can do only after the vitamin has
  helped an enzyme to finish it.
""",
        good="""\
cloze: >-
  In the artery wall MGP binds to {{c1::crystals}} and halts their growth, which it can do only after the vitamin has
  helped an enzyme to finish it.
""",
    ),
    "K2Q376": Example(
        bad="cloze: Osteocalcin is a protein that is made by {{c1::osteoblasts::the osteoblasts of bone}} in growth.\n",
        good="cloze: Osteocalcin is a protein that is made by {{c1::osteoblasts::which cells}} in growing bone.\n",
    ),
    "K2Q380": Example(
        bad="front: What does carboxylation do?\nback: It turns" + " one residue after another" * 15 + " into Gla.\n",
        good="front: What does carboxylation do?\nback: It turns glutamate into Gla, which can hold calcium.\n",
    ),
    "K2Q381": Example(
        bad="front: Does a falling marker show that arteries are safer?\nback: No, it shows vitamin K status.\n",
        good="front: What does a falling marker show?\nback: Better vitamin K status, and nothing about arteries.\n",
    ),
    "K2Q382": Example(
        bad="front: Name all proteins that need vitamin K.\nback: Clotting factors, MGP, osteocalcin and more.\n",
        good="front: Which protein of bone needs vitamin K?\nback: Osteocalcin.\n",
    ),
    "K2Q383": Example(
        bad="front: Where is MGP made? And what does it do?\nback: In the artery wall; it holds crystals back.\n",
        good="front: What does MGP do in the artery wall?\nback: It holds crystals back.\n",
    ),
}
