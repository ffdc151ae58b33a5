"""Runs first in the packaged app: fonts in the package are found beside those of the system."""

import os
import sys
from pathlib import Path

_FONTS = Path(getattr(sys, "_MEIPASS", "")) / "fonts" / "fonts.conf"
if _FONTS.is_file():
    os.environ.setdefault("FONTCONFIG_FILE", str(_FONTS))
