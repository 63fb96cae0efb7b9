"""Files that are whole or absent, and failures that name the file, the reason and the mend."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import IO

from chainrule.errors import ArgumentError, ChainruleError, FileError

DISK_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


def as_path(argument: str, path: str | os.PathLike[str]) -> Path:
    """Turn `path` into a Path with the user's home folder spelt out.

    Raises:
        ArgumentError: `path` cannot be the name of a file; the message calls it `argument`.

    >>> as_path("folder", "data").name
    'data'
    """
    if isinstance(path, str | os.PathLike):
        text = os.fspath(path)
        if isinstance(text, str) and "\0" not in text:
            return Path(text).expanduser() if text.startswith("~") else Path(text)
    raise ArgumentError(
        f"{argument} is not the name of a file or folder",
        expected="a str or pathlib.Path",
        given=repr(path),
        mend=f'{argument}="data/mnist"',
    )


class Reading:
    """Within it, the operating system's failures to read `path` become a FileError that names it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Begin to read."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not _is_of_the_system(error):
            return
        path = self.path
        if isinstance(error, FileNotFoundError):
            what, mend = f"there is no file {path}", "a path that exists: check the folder and the spelling"
        elif _is_folder(path):
            what, mend = f"{path} is a folder, not a file", "the path of a file in that folder"
        else:
            what, mend = f"{path} cannot be read", "check that it is a file that you have leave to read"
        raise FileError(what, expected="a file that can be read", given=_reason(error), mend=mend) from error


class Writing:
    """Within it, the operating system's failures to write `path` become a FileError that names its folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Begin to write."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not _is_of_the_system(error):
            return
        name, folder = self.path.name, self.path.parent
        if getattr(error, "errno", None) in DISK_FULL:
            what = f"the disk is full: {name} does not fit in {folder}"
            mend = f"free some space on the disk that holds {folder}, then run this again"
        else:
            what = f"{name} cannot be written into {folder}"
            mend = f"make {folder} a folder that you have leave to write to, or choose another folder"
        expected = "a folder with room that can be written to"
        raise FileError(what, expected=expected, given=_reason(error), mend=mend) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that at any moment the file is the old one or the new one, never a part.

    Raises:
        FileError: the disk is full, or the folder cannot be written to; the old file is then still there.
    """
    temporary = path.with_name(f"{path.name}.{os.urandom(6).hex()}.tmp")
    with Writing(path):
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def lock(file: IO[bytes]) -> bool:
    """Lock `file` against every other holder of a lock on it, until it is closed; False if somebody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1 << 40)  # a byte that nobody writes: a lock there forbids reading and writing
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long for any folder
        return False


def _is_of_the_system(error: BaseException | None) -> bool:
    return isinstance(error, OSError | UnicodeError) and not isinstance(error, ChainruleError)


def _reason(error: BaseException | None) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
