"""What a name on the command line means."""

from collections.abc import Iterable

from k2quiz.errors import UsageError


def one_named(name: str, known: Iterable[str], what: str) -> str:
    """The one id that is the name, or ends in it after a `/` or `#`.

    Raises:
        UsageError: no id does, or several do.
    """
    ids = list(known)
    if name in ids:
        return name
    meant = [known_id for known_id in ids if known_id.endswith((f"/{name}", f"#{name}"))]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UsageError(f"`{name}` could be any of these: {', '.join(sorted(meant))}. Give more of the id.")
    from difflib import get_close_matches  # noqa: PLC0415 - every command loads this module, and few names are wrong

    endings = {known_id.rsplit("/", 1)[-1] for known_id in ids}
    close = get_close_matches(name.rsplit("/", 1)[-1], endings, n=3)
    hint = f"Did you mean {' or '.join(close)}?" if close else f"There are {len(ids)} to choose from."
    raise UsageError(f"There is no {what} `{name}`. {hint}")
