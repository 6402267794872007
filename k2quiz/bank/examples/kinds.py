"""Examples of what each kind of item needs."""

from k2quiz.bank.examples.example import Example

_ASK = "ask: Which vitamin do clotting factors need?\n"
_K, _D, _C = (
    "  - {right: Vitamin K, why: Yes.}\n",
    "  - {wrong: Vitamin D, why: No.}\n",
    "  - {wrong: Vitamin C, why: No.}\n",
)
_GOOD = f"{_ASK}choices:\n{_K}{_D}{_C}"
_COUNT = "ask: How many men did the coronary report cover?\ncovers: [f-1]\n"
_CLOZE = "cloze: Osteocalcin is a protein that is made by {{c1::osteoblasts}} in growing bone.\n"

KINDS = {
    "K2Q212": Example(bad=f"{_COUNT}number: 304\nunit: {'men ' * 12}\n", good=f"{_COUNT}number: 304\nunit: men\n"),
    "K2Q240": Example(bad=f"{_ASK}right: Vitamin K\n", good=f"{_ASK}answer: vitamin K\n"),
    "K2Q242": Example(bad=f"{_ASK}choices:\n{_K}{_D}  - {{why: No.}}\n", good=_GOOD),
    "K2Q244": Example(bad=f"{_ASK}choices:\n{_D}{_C}", good=_GOOD),
    "K2Q245": Example(bad=f"{_ASK}choices:\n{_K}", good=_GOOD),
    "K2Q246": Example(bad=f"{_ASK}choices:\n{_K}{_D}{_D}", good=_GOOD),
    "K2Q250": Example(bad=f"{_COUNT}number: 304 men\n", good=f"{_COUNT}number: 304\nunit: men\n"),
    "K2Q251": Example(bad=f"{_COUNT}number: 304..300\n", good=f"{_COUNT}number: 300..304\n"),
    "K2Q253": Example(bad=f"{_COUNT}number: 304\ntolerance: a few\n", good=f"{_COUNT}number: 304\ntolerance: 5\n"),
    "K2Q260": Example(
        bad=f"{_ASK}answer: vitamin K\nreject: [vitamin K]\n", good=f"{_ASK}answer: vitamin K\nreject: [vitamin D]\n"
    ),
    "K2Q270": Example(bad=_CLOZE.replace("{{c1::osteoblasts}}", "osteoblasts"), good=_CLOZE),
    "K2Q271": Example(bad=_CLOZE.replace("}}", "}"), good=_CLOZE),
    "K2Q273": Example(bad=_CLOZE.replace("bone", "{{c1::bone}}"), good=_CLOZE.replace("bone", "{{c2::bone}}")),
    "K2Q280": Example(
        bad="ask: Put them in order.\norder: [Glutamate, Gla]\n",
        good="ask: Put them in order.\norder: [Glutamate, Gla, Calcium]\n",
    ),
    "K2Q281": Example(
        bad="ask: What acts where?\nmatch: {MGP: artery, Osteocalcin: bone, Prothrombin: bone}\nextra: [thyroid]\n",
        good="ask: What acts where?\nmatch: {MGP: artery, Osteocalcin: bone, Prothrombin: liver}\nextra: [thyroid]\n",
    ),
    "K2Q282": Example(
        bad="front: What does MGP do?\n", good="front: What does MGP do?\nback: It holds crystals back.\n"
    ),
}
