"""Examples of items that teach too little, or more than is known."""

from k2quiz.bank.examples.example import Example

_TRUE = "ask: Natto holds vitamin K2.\ntruth: true\n"

TEACHING = {
    "K2Q310": Example(
        bad=f"{_TRUE}explain: It does.\n",
        good=f"{_TRUE}explain: Bacteria ferment the beans and leave MK-7, a long-chain form of the vitamin.\n",
    ),
    "K2Q311": Example(
        bad="""\
ask: Which vitamin do clotting factors need?
right: Vitamin K
wrong: [Vitamin D, Vitamin C]
""",
        good="""\
ask: Which vitamin do clotting factors need?
choices:
  - {right: Vitamin K, why: It is the cofactor of the enzyme that finishes them.}
  - {wrong: Vitamin D, why: It governs the uptake of calcium.}
  - {wrong: Vitamin C, why: It is needed for collagen.}
""",
    ),
    "K2Q312": Example(bad=f"{_TRUE}refs: []\n", good=f"{_TRUE}refs: [a2022]\n"),
    "K2Q313": Example(
        bad="ask: Spinach is rich in vitamin K2.\ntruth: false\n",
        good="ask: Spinach is rich in vitamin K2.\ntruth: false\ncorrection: Leafy greens hold vitamin K1.\n",
    ),
    "K2Q320": Example(
        bad="ask: The coronary report covered 305 men.\ntruth: true\ncovers: [f-1]\n",
        good="ask: The coronary report covered 304 men.\ntruth: true\ncovers: [f-1]\n",
    ),
    "K2Q321": Example(
        bad="ask: The article says that stiffness went away.\ntruth: true\ncovers: [f-2]\n",
        good="ask: The article says that stiffness went away.\ntruth: true\ncovers: [f-2]\nnuance: true\n",
    ),
    "K2Q322": Example(
        bad=f"{_TRUE}explain: So you should take a supplement with every meal if your arteries are stiff.\n",
        good=f"{_TRUE}explain: Trials gave a supplement with meals; what to take is a question for the prescriber.\n",
    ),
    "K2Q323": Example(
        bad="ask: MK-7 reversed stiffness in the trial.\ntruth: true\n",
        good='ask: The article writes that MK-7 "reversed" stiffness.\ntruth: true\n',
    ),
}
