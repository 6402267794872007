"""`k2quiz new`: templates of decks, banks and items, whose blanks `check` finds until they are filled; and schemas."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from k2quiz.bank.addition import with_item
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.load import BANKS_FOLDER, DECK, DECK_FILE, DECK_ID
from k2quiz.bank.node import MapNode, TextNode
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.bank.save import save
from k2quiz.bank.scaffold import is_namespace, new_bank, new_deck, new_item, slug
from k2quiz.bank.schema import schemas_of
from k2quiz.errors import StorageError, UsageError
from k2quiz.text import is_harmful, printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    whats = parser.add_subparsers(dest="what", required=True, metavar="deck|bank|item|schemas")
    deck = whats.add_parser("deck", help="a folder with a first bank", description="Make a deck's folder.")
    deck.add_argument("path", type=Path, metavar="DIR", help="the folder, made where it is missing")
    bank = whats.add_parser("bank", help="a bank file", description="Make a bank file with one item.")
    bank.add_argument("path", type=Path, metavar="PATH", help="the file, such as banks/week-2.yaml")
    for made in (deck, bank):
        made.add_argument("--id", default="", help="its id, chosen once: a-z 0-9 - . /")
        made.add_argument("--title", default="", help="what learners see")
    item = whats.add_parser("item", help="one item", description="Print an item, or add it to a bank file.")
    item.add_argument("kind", choices=[kind.name for kind in all_kinds()], metavar="KIND", help="%(choices)s")
    item.add_argument("path", nargs="?", type=Path, metavar="BANK", help="the bank file to add it to")
    schemas = whats.add_parser("schemas", help="what editors read", description="Write or renew a folder's schemas.")
    schemas.add_argument("path", nargs="?", type=Path, default=Path(), metavar="DIR", help="a deck's folder, or banks'")


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if options.what == "item":
        _new_item(options)
        return 0
    if options.what == "schemas":
        _renew(schemas_of(options.path))
        return 0
    _refuse_odd(options)
    if options.what == "deck":
        _create(new_deck(options.path, options.id, options.title))
    else:
        _create(_bank(_named(options.path), options.id or _id_within_deck(options.path), options.title))
    print(f"Fill the ‹blanks›; `k2quiz check {printable(str(options.path))}` lists those that are left.")
    return 0


def _new_item(options: Namespace) -> None:
    kind = next(kind for kind in all_kinds() if kind.name == options.kind)
    if options.path is None:
        print(new_item(kind), end="")
        return
    if not options.path.is_file():
        raise UsageError(f"There is no bank file {options.path}. `k2quiz new bank` makes one.")
    before, after = with_item(options.path, lambda indentation: new_item(kind, indentation))
    save(options.path, before, after)
    print(f"{printable(str(options.path))}: one more item. Fill its ‹blanks›; `k2quiz check` lists what is left.")


def _bank(path: Path, bank_id: str, title: str) -> Mapping[Path, str]:
    """A bank, and the schemas that it names where they are not there yet: in its deck, or beside it."""
    within = _is_within_deck(path)
    schemas = schemas_of(path.parent.parent if within else path.parent)
    missing = {known: text for known, text in schemas.items() if not known.exists()}
    return {path: new_bank(bank_id, title, above=int(within)), **missing}


def _renew(files: Mapping[Path, str]) -> None:
    """Write files that are the program's own, in the place of those of another version."""
    for path, text in files.items():
        if path.is_file():
            save(path, path.read_bytes(), text.encode())
            print(printable(str(path)))
    _create({path: text for path, text in files.items() if not path.is_file()})


def _is_within_deck(path: Path) -> bool:
    folder = path.absolute().parent
    return folder.name == BANKS_FOLDER and (folder.parent / DECK_FILE).is_file()


def _refuse_odd(options: Namespace) -> None:
    if options.id and not is_namespace(options.id):
        raise UsageError(f"`{options.id}` is not an id: use a-z 0-9 - . /, such as `{slug(options.id)}`.")
    if any(is_harmful(character) for character in options.title):
        raise UsageError("The title holds a character that no terminal should be sent. Leave it out.")


def _named(path: Path) -> Path:
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"A bank file ends in .yaml: {path.with_name(path.name + '.yaml')}")
    return path


def _id_within_deck(path: Path) -> str:
    """An id for a bank in a deck's folder of banks, made of the deck's; empty where there is no such deck."""
    if not _is_within_deck(path):
        return ""
    root = read_yaml(path.absolute().parent.parent / DECK_FILE, Report())
    header = root.get(DECK.name) if isinstance(root, MapNode) else None
    deck_id = header.get(DECK_ID.name) if isinstance(header, MapNode) else None
    known = isinstance(deck_id, TextNode) and is_namespace(deck_id.value)
    return f"{deck_id.value}/{slug(path.stem)}" if isinstance(deck_id, TextNode) and known else ""


def _create(files: Mapping[Path, str]) -> None:
    """Write new files, none of them over another one."""
    for path in files:
        if path.exists() or path.is_symlink():
            raise UsageError(f"There is a {path} already, and it stays as it is. Choose another name.")
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            print(printable(str(path)))
    except OSError as error:
        raise StorageError(f"{error.filename or 'The file'} could not be written: {error.strerror}.") from error
