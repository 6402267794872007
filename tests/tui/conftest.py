"""An environment in which every terminal looks the same."""

import os

for name in ("NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FILTERS", "TEXTUAL_THEME"):
    os.environ.pop(name, None)
