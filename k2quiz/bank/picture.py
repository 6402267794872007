"""The picture of an item: a file of its own deck, known by its bytes, and said in words."""

from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path, PurePosixPath

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.values import Text
from k2quiz.card import Picture

FILE = Field("file", Text(200), "its name in the deck's `media` folder, or beside a bank that stands alone")
ALT = Field("alt", Text(1_000), "what it shows, for those who do not see it")
PICTURE_FIELDS = (FILE, ALT)

LARGEST_PICTURE = 5 * 1024 * 1024
"""Bytes."""

_BEGINNINGS = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
}
_WEBP_AT = slice(8, 12)
_FORMATS = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".gif": "gif", ".webp": "webp"}
_MEND_FORMAT = "save it as png, jpg, gif or webp"


def read_picture(body: Body, folder: Path) -> Picture | None:
    """The picture that the fields of an `image` name, somewhere in a folder given by its real path."""
    body.check_names(PICTURE_FIELDS, "`image`")
    name = body.require(FILE, "write the name of the file")
    if body.misses(ALT):
        mend = "say what it shows: learners in a terminal, and those who cannot see, have nothing else"
        body.report.add(rules.NO_ALT, body.node.place, "a picture without `alt`", mend)
    alt = body.get(ALT)
    data = _content(name, folder, body) if name else None
    if name is None or alt is None or data is None:
        return None
    return Picture(folder / name, alt, sha256(data).hexdigest())


def _content(name: str, folder: Path, body: Body) -> bytes | None:
    """The bytes of a picture that may be shown."""
    form = _FORMATS.get(PurePosixPath(name).suffix.lower())
    if form is None:
        body.add(rules.NOT_A_PICTURE, FILE, f"`{name}` is no picture that every program shows", _MEND_FORMAT)
        return None
    path = _inside(name, folder, body)
    data = _bytes(path, name, folder, body) if path else None
    if data is None:
        return None
    found = format_of(data)
    if found != form:
        mend = f"give it the ending `.{found}`" if found else _MEND_FORMAT
        body.add(rules.NOT_A_PICTURE, FILE, f"what `{name}` holds is {found or 'no picture'}, not {form}", mend)
        return None
    return data


def _inside(name: str, folder: Path, body: Body) -> Path | None:
    """The real path of a file that lies in the folder, whatever links lead to it."""
    written = PurePosixPath(name)
    try:
        if not written.is_absolute() and ".." not in written.parts and "\\" not in name:
            path = (folder / name).resolve(strict=True)
            if path.is_relative_to(folder):
                return path
    except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself, before Python 3.13
        _report_missing(name, folder, body)
        return None
    mend = f"put a copy of the picture into `{folder.name}`, and write its name with `/` between folders"
    body.add(rules.PICTURE_OUTSIDE, FILE, f"`{name}` leads out of the folder `{folder.name}`", mend)
    return None


def _bytes(path: Path, name: str, folder: Path, body: Body) -> bytes | None:
    try:
        if not path.is_file():
            _report_missing(name, folder, body)
            return None
        with path.open("rb") as file:
            data = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        body.add(rules.NO_PICTURE, FILE, f"`{name}` cannot be read: {error.strerror}", "check its permissions")
        return None
    if len(data) > LARGEST_PICTURE:
        message = f"`{name}` is larger than {LARGEST_PICTURE // 1024**2} MiB"
        body.add(rules.LARGE_PICTURE, FILE, message, "scale it down: a screen shows no more than 2000 dots across")
        return None
    return data


def format_of(data: bytes) -> str | None:
    """The ending, without its dot, for a file of a format that every program shows; None for any other."""
    for form, beginnings in _BEGINNINGS.items():
        if data.startswith(beginnings) and (form != "webp" or data[_WEBP_AT] == b"WEBP"):
            return form
    return None


def _report_missing(name: str, folder: Path, body: Body) -> None:
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.suffix.lower() in _FORMATS)
    except OSError:
        names = []
    meant = get_close_matches(name, names, n=1, cutoff=0.8)
    mend = f"did you mean `{meant[0]}`?" if meant else f"put it into the folder `{folder.name}`"
    body.add(rules.NO_PICTURE, FILE, f"there is no picture `{name}` in the folder `{folder.name}`", mend)
