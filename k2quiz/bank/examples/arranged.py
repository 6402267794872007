"""Examples of pairs, orders and statements."""

from k2quiz.bank.examples.example import Example

_PAIRS = "ask: Where does each act?\nmatch: {MGP: artery, Osteocalcin: bone, Prothrombin: blood}\n"

ARRANGED = {
    "K2Q385": Example(
        bad="ask: Where does each act?\nmatch: {MGP: artery, Osteocalcin: bone}\nextra: [thyroid]\n",
        good=f"{_PAIRS}extra: [thyroid]\n",
    ),
    "K2Q386": Example(bad=_PAIRS, good=f"{_PAIRS}extra: [thyroid]\n"),
    "K2Q387": Example(
        bad="""\
ask: What is each made by?
match: {Liver protein S: liver cells, MGP: smooth muscle, Osteocalcin: osteoblasts}
extra: [kidney]
""",
        good="""\
ask: What is each made by?
match: {Protein S: liver cells, MGP: smooth muscle, Osteocalcin: osteoblasts}
extra: [kidney]
""",
    ),
    "K2Q388": Example(
        bad="ask: Put the steps in order.\norder: [First MGP is made, Glutamate is changed, Calcium is bound]\n",
        good="ask: Put the steps in order.\norder: [MGP is made, Glutamate is changed, Calcium is bound]\n",
    ),
    "K2Q389": Example(
        bad="ask: Put the steps in order.\norder: [Carboxylase acts, Glutamate is changed, MGP holds calcium]\n",
        good="ask: Put the steps in order.\norder: [The carboxylase acts, Glutamate is changed, MGP holds calcium]\n",
    ),
    "K2Q390": Example(
        bad="ask: Vitamin K tablets always slow calcification.\ntruth: false\ncorrection: Most trials were neutral.\n",
        good="ask: Vitamin K slowed it in most trials.\ntruth: false\ncorrection: Most trials were neutral.\n",
    ),
    "K2Q391": Example(
        bad="ask: Natto holds MK-7, and kale holds vitamin K1.\ntruth: true\n",
        good="ask: Natto holds MK-7.\ntruth: true\n",
    ),
}
