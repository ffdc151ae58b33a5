"""Where pmdesk keeps its files on this computer; nothing is made before it is needed."""

import os
import sys
from pathlib import Path

NAME = "pmdesk"


def data_folder() -> Path:
    """The library and its backups: XDG_DATA_HOME, or what the system uses for it."""
    return _folder("XDG_DATA_HOME", ".local/share", "APPDATA", "Library/Application Support")


def config_folder() -> Path:
    """Choices for this computer: theme and window places."""
    return _folder("XDG_CONFIG_HOME", ".config", "APPDATA", "Library/Preferences")


def cache_folder() -> Path:
    """What can be made again at any time."""
    return _folder("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", "Library/Caches")


def log_folder() -> Path:
    """What went wrong, without any text of a review."""
    return _folder("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA", "Library/Logs")


def default_library() -> Path:
    """The library that is used where none is named."""
    named = os.environ.get("PMDESK_LIBRARY")
    return Path(named) if named else data_folder() / "reviews.pmdesk"


def backup_folder() -> Path:
    """Where checked copies of libraries go."""
    return data_folder() / "backups"


def copy_folders(library: Path) -> tuple[Path, ...]:
    """Where copies of a library may lie that pmdesk made by itself."""
    return (backup_folder(), library.parent)


def recovery_folders(library: Path) -> tuple[Path, ...]:
    """Where what cannot be stored is kept, in this order: our data, the system's, the library's."""
    # The module tempfile would cost the first window ten milliseconds.
    temporary = Path(os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp")
    own = f"{NAME}-{os.getuid()}" if hasattr(os, "getuid") else NAME
    return data_folder() / "recovery", temporary / own, library.parent


def keep_below(folder: Path) -> None:
    """From now on this process keeps all its files in a scratch folder: for pictures and trials."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        os.environ[variable] = str(folder / variable.split("_")[1].lower())


def _folder(variable: str, below_home: str, windows: str, mac: str) -> Path:
    named = os.environ.get(variable)
    if named:
        return Path(named) / NAME
    if sys.platform == "win32" and os.environ.get(windows):
        return Path(os.environ[windows]) / NAME
    return Path.home() / (mac if sys.platform == "darwin" else below_home) / NAME
