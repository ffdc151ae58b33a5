"""A stream on a disk that takes nothing more."""

import errno
import io


class Full(io.StringIO):
    """Refuses every text, as a terminal does whose output goes into a file on a full disk."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")
