"""Examples of fields that any item may have."""

from k2quiz.bank.examples.example import Example

_TRUE = "ask: Natto holds vitamin K2.\ntruth: true\n"

ITEMS = {
    "K2Q118": Example(bad="front: The colour #fff\nback: White.\n", good="front: 'The colour #fff'\nback: White.\n"),
    "K2Q204": Example(bad=f"{_TRUE}levle: remember\n", good=f"{_TRUE}level: remember\n"),
    "K2Q210": Example(bad="ask: [Natto holds K2]\ntruth: true\n", good="ask: Natto holds K2\ntruth: true\n"),
    "K2Q211": Example(bad=f"{_TRUE}level:\n", good=f"{_TRUE}level: remember\n"),
    "K2Q213": Example(bad="ask: Natto holds K2.\ntruth: maybe\n", good=_TRUE),
    "K2Q214": Example(bad=f"{_TRUE}difficulty: 9\n", good=f"{_TRUE}difficulty: 4\n"),
    "K2Q215": Example(bad=f"{_TRUE}level: know\n", good=f"{_TRUE}level: remember\n"),
    "K2Q216": Example(
        bad=f"{_TRUE}lint-ok: {{K2Q999: why not}}\n", good=f"{_TRUE}lint-ok: {{K2Q310: said elsewhere}}\n"
    ),
    "K2Q217": Example(bad="ask: ‹the statement›\ntruth: true\n", good=_TRUE),
    "K2Q220": Example(bad="ask: Which vitamin is it?\n", good="ask: Which vitamin is it?\nanswer: menaquinone\n"),
    "K2Q221": Example(bad=f"{_TRUE}answer: yes\n", good=_TRUE),
    "K2Q225": Example(bad="truth: true\n", good=_TRUE),
    "K2Q226": Example(bad=f"{_TRUE}topic: fods\n", good=f"{_TRUE}topic: foods\n"),
    "K2Q227": Example(bad=f"{_TRUE}refs: [a2021]\n", good=f"{_TRUE}refs: [a2022]\n"),
    "K2Q228": Example(bad=f"{_TRUE}covers: [f-11]\n", good=f"{_TRUE}covers: [f-1]\n"),
    "K2Q229": Example(bad=f"{_TRUE}covers: [f-1, f-1, f-1, f-1, f-1]\n", good=f"{_TRUE}covers: [f-1]\n"),
}
