"""Ways of spoiling the bytes of a file: accidents of disks, editors and merges, and what an attacker would write."""

import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]

_SIGNS = (
    # YAML's
    "&a ", "*a", "!!python/object/apply:os.system [ls]", "!x ", ": ", " #", "- ", "? ", "---\n", "...\n", "<<: ",
    ">-\n", "\t", "\n\t", "'", '"', "\\", '"\\e"', '"\\ud800"', '"\\U00110000"', "`", "@", "%TAG ! !",
    "[", "]", "{", "}", ",",
    # values of other types
    "~", "null", ".nan", "-.inf", "0x1F", "1e999", "-0", "½", "²", "٣", "1_000", "1..2", "..", "-5%", "true", "NO",
    "[]", "{}", "''", "2026-01-01", "12:30",
    # of the format, of TeX, HTML, regular expressions and paths
    "{{", "}}", "{{c1::", "{{c1::a::b::c}}", "{{c0::a}}", "::", "‹›", "‹a›", "$", "$$", "\\(", "<script>", "&amp;",
    "(a+)+$", "(?P<a>", "[a-", ".*", "\\1", "../../etc/passwd", "CON",
    # of Unicode
    "\ufeff", "\u202e", "\u2066", "\u200b", "\u2028", "\x85", "\u00ad", "e\u0301", "ﬁ", "İ", "ß", "𝔎", "👩\u200d🔬",
    "\ufdfa", "\uffff", "漢", "µ", "μ", "–", "−",
    # of terminals
    "\0", "\x1b[31m", "\x1b]52;c;aGk=\x07", "\x7f", "\x08", "\r", "\r\n",
)  # fmt: skip
_NO_TEXT = (b"\xed\xa0\x80", b"\xff", b"\xc3", b"\xf0\x9f", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x92")
_SPECIALS = (*(sign.encode() for sign in _SIGNS), *_NO_TEXT)
"""What means something to YAML, to the format or to a terminal, and bytes that mean nothing."""

_REPEATED = (
    b"[", b"{", b"- ", b"? ", b"a: ", b"{{c1::", b"}}", b"(", b"9", b"\xcc\x81", b" ", b"\n", b"'", b"A,", b"a ",
)  # fmt: skip
_TIMES = (17, 40, 300, 5_000)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "utf-7")
_LINE_ENDS = (b"\r\n", b"\r", b"\n\r", b"\x0c\n", b"\n\n")
_NUMBER = re.compile(rb"\d+")
_VALUE = re.compile(rb"(?<=: )\S.*")
_NAME = re.compile(rb"[\w-]+(?=:)")
_BLOCK = re.compile(rb"^(?= *- )", re.MULTILINE)


def chance_of(seed: int, number: int) -> Random:
    """The same chance whenever the same mutant is made."""
    return Random(f"{seed}:{number}")  # noqa: S311 - nothing secret is made of it


def mutant(chance: Random, data: bytes, others: bytes) -> bytes:
    """The file after one to three accidents; `others` is what may get into it from elsewhere."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
        accident = chance.choice(_MUTATIONS)
        data = _spliced(chance, data, others) if accident is None else accident(chance, data)
    return data


def _spliced(chance: Random, data: bytes, others: bytes) -> bytes:
    start, at = _at(chance, others), _at(chance, data)
    return data[:at] + others[start : start + chance.randint(1, 200)] + data[at:]


def _at(chance: Random, data: bytes) -> int:
    return chance.randint(0, len(data))


def _flip(chance: Random, data: bytes) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _insert(chance: Random, data: bytes) -> bytes:
    at = _at(chance, data)
    return data[:at] + chance.randbytes(chance.randint(1, 3)) + data[at:]


def _delete(chance: Random, data: bytes) -> bytes:
    at = _at(chance, data)
    return data[:at] + data[at + chance.choice((1, 1, 2, 5, 40)) :]


def _cut_off(chance: Random, data: bytes) -> bytes:
    return data[: _at(chance, data)]


def _copy_chunk(chance: Random, data: bytes) -> bytes:
    start, at = _at(chance, data), _at(chance, data)
    return data[:at] + data[start : start + chance.randint(1, 200)] + data[at:]


def _line(chance: Random, data: bytes) -> bytes:
    """A line taken out, and put in again once, twice or not at all."""
    lines = data.splitlines(keepends=True) or [b""]
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.randrange(3)):
        lines.insert(chance.randint(0, len(lines)), line)
    return b"".join(lines)


def _indent(chance: Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"\t", b"\xc2\xa0")) * chance.randint(0, 8) + lines[at].lstrip()
    return b"".join(lines)


def _swap_blocks(chance: Random, data: bytes) -> bytes:
    blocks = _BLOCK.split(data)
    first, second = chance.randrange(len(blocks)), chance.randrange(len(blocks))
    blocks[first], blocks[second] = blocks[second], blocks[first]
    return b"".join(blocks)


def _special(chance: Random, data: bytes) -> bytes:
    at = _at(chance, data)
    return data[:at] + chance.choice(_SPECIALS) + data[at:]


def _special_in_value(chance: Random, data: bytes) -> bytes:
    """A sign where it means most: in front of a value, behind it, or in its place."""
    values = [match.span() for match in _VALUE.finditer(data)]
    if not values:
        return _special(chance, data)
    start, end = chance.choice(values)
    left, right = chance.choice(((start, start), (end, end), (start, end)))
    return data[:left] + chance.choice(_SPECIALS) + data[right:]


def _repeat(chance: Random, data: bytes) -> bytes:
    at = _at(chance, data)
    return data[:at] + chance.choice(_REPEATED) * chance.choice(_TIMES) + data[at:]


def _number(chance: Random, data: bytes) -> bytes:
    numbers = [match.span() for match in _NUMBER.finditer(data)]
    if not numbers:
        return data
    start, end = chance.choice(numbers)
    blown = (b"9" * chance.choice(_TIMES), b"1e" + b"9" * chance.randint(1, 30), b"-0", b"0." + b"0" * 400 + b"1", b"")
    return data[:start] + chance.choice(blown) + data[end:]


def _other_name(chance: Random, data: bytes) -> bytes:
    """The name of one field in the place of another."""
    names = [match.span() for match in _NAME.finditer(data)]
    if not names:
        return data
    (start, end), (first, last) = chance.choice(names), chance.choice(names)
    return data[:start] + data[first:last] + data[end:]


def _other_value(chance: Random, data: bytes) -> bytes:
    """The value of one field in the place of another."""
    values = [match.span() for match in _VALUE.finditer(data)]
    if not values:
        return data
    (start, end), (first, last) = chance.choice(values), chance.choice(values)
    return data[:start] + data[first:last] + data[end:]


def _recode(chance: Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _line_ends(chance: Random, data: bytes) -> bytes:
    return data.replace(b"\n", chance.choice(_LINE_ENDS), chance.choice((1, -1)))


_MUTATIONS: tuple[Mutation | None, ...] = (
    _flip, _insert, _delete, _cut_off, _copy_chunk, _line, _line, _indent, _swap_blocks, _special, _special,
    _special_in_value, _special_in_value, _special_in_value, _repeat, _number, _number, _other_name, _other_name,
    _other_value, _other_value, _recode, _line_ends, None,
)  # fmt: skip
"""What may happen, as often as it is listed; None is text from another file."""
