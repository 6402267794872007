"""Examples of what no text can show: files as they lie in a deck's folder."""

from k2quiz.bank.examples.example import Example, Scope


def _commands(bad: str, good: str) -> Example:
    return Example(f"{bad}\n", f"{good}\n", Scope.SHELL)


def _tags(count: int) -> str:
    """Many short values at the end of a bank."""
    return f"(printf '    tags: ['; yes a, | head -n {count}; echo ']') >> banks/two.yaml"


FOLDERS = {
    "K2Q001": _commands("mkdir banks/three.yaml", "mkdir banks/three"),
    "K2Q002": _commands("printf '# caf\\351\\n' >> banks/two.yaml", "printf '# caf\\303\\251\\n' >> banks/two.yaml"),
    "K2Q003": _commands(
        "yes '# more to come' | head -c 9000000 >> banks/two.yaml",
        "yes '# more to come' | head -c 9000 >> banks/two.yaml",
    ),
    "K2Q004": _commands(
        "mv banks/two.yaml .. && ln -s ../../two.yaml banks/two.yaml",
        "mkdir drafts && mv banks/two.yaml drafts && ln -s ../drafts/two.yaml banks/two.yaml",
    ),
    "K2Q108": _commands(_tags(1_000_000), _tags(10)),
}
