"""The learner's settings while the program runs."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

from k2quiz.errors import StorageError
from k2quiz.settings import SETTINGS_FILE, Settings, faulty
from k2quiz.settings_change import KEYS, Value
from k2quiz.tui.ending import OrderlyApp
from k2quiz.tui.keymap import Keymap

Save = Callable[[str, Value], Settings]
"""Keeps a change of the setting of a name, and gives the settings that hold from then on."""


class Preferences:
    """The settings as they are, the keys that follow from them, and how a change is kept.

    Raises:
        FaultyFileError: the keys in the file at `path` cannot be meant.
    """

    def __init__(
        self, settings: Settings | None = None, save: Save | None = None, path: Path = Path(SETTINGS_FILE)
    ) -> None:
        self.settings = settings or Settings()
        self.keymap = Keymap()
        self._save = save or _refuse
        if self.settings.keys:
            # Most learners keep the keys as they are, and wait for every module.
            from k2quiz.tui.remapping import keymap_of  # noqa: PLC0415 - see above

            self.keymap, faults = keymap_of(self.settings.keys)
            if faults:
                raise faulty(path, [(fault.action, fault.message, fault.mend) for fault in faults])

    def set(self, name: str, value: int | str) -> None:
        """Change a setting for good.

        Raises:
            K2QuizError: it could not be saved, and is as it was.
        """
        self.settings = self._save(name, value)

    def remap(self, action: str, keys: Sequence[str] | None) -> str:
        """Give an action other keys, or those it came with; what is wrong with them, where they are not taken.

        Raises:
            K2QuizError: they could not be saved.
        """
        from k2quiz.tui.remapping import keymap_of  # noqa: PLC0415 - see above

        others = {word: chosen for word, chosen in self.settings.keys.items() if word != action}
        keymap, faults = keymap_of({**others, action: tuple(keys)} if keys else others)
        if faults:
            message = faults[0].message
            return f"{message[0].upper()}{message[1:]}."
        self.settings = self._save(f"{KEYS}.{action}", keys)
        self.keymap = keymap
        return ""


def _refuse(_name: str, _value: Value) -> Settings:
    raise StorageError("Settings are not kept here.")


class PreferringApp(OrderlyApp):
    """A program that knows its learner's settings."""

    def __init__(self, preferences: Preferences, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.preferences = preferences

    @abstractmethod
    def follow(self) -> None:
        """Take on the colours and keys of the settings as they are now."""
