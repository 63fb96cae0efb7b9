"""Fetching a published file: several mirrors, resumed where it stopped, checked by its sum, whole or absent.

A file grows as `name.part`, which belongs to the process that locked it; another one that fetches the same file at
the same time receives into a file of its own. Only what has the right sum gets the real name.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chainrule.errors import ArgumentError, DownloadError
from chainrule.files import Writing, lock, write_whole

if TYPE_CHECKING:
    from http.client import HTTPResponse
    from urllib.request import OpenerDirector

Progress = Callable[[int, int | None], None]

TIMEOUT = 20.0  # seconds without an answer or without a byte
ATTEMPTS = 3  # a mirror, as long as each brings some bytes
CHUNK = 1 << 16
LARGEST = 1 << 28  # bytes; a server that never stops must not fill the disk


class _MirrorFailed(Exception):  # noqa: N818  (a verdict on one mirror, never seen outside)
    """This mirror will not give the file; the text is the reason."""


class _ConnectionEnded(_MirrorFailed):
    """The connection ended early; what came before is kept."""


class _NoSuchRange(Exception):  # noqa: N818
    """The server cannot go on from where the part ends."""


class _Part:
    """The bytes that have arrived so far, in a file that outlives this process; gone when closed empty.

    While somebody else is writing it, the bytes go to a file without a name.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with Writing(path):
            path.touch()
            self.file = path.open("r+b")
            self.shared = not lock(self.file)
            if self.shared:
                import tempfile

                self.file.close()
                self.file = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115  (closed by __exit__)

    def __enter__(self) -> _Part:
        return self

    def __exit__(self, *_: object) -> None:
        with Writing(self.path):
            try:
                empty = os.fstat(self.file.fileno()).st_size == 0
            finally:
                self.file.close()
            if empty and not self.shared:
                # On Windows a second process that has it open keeps it from being removed, and removes it.
                with contextlib.suppress(PermissionError):
                    self.path.unlink(missing_ok=True)

    def content(self) -> bytes:
        with Writing(self.path):
            self.file.seek(0)
            return self.file.read(LARGEST + 1)

    def write(self, position: int, chunk: bytes) -> None:
        with Writing(self.path):
            self.file.seek(position)
            self.file.write(chunk)
            self.file.flush()

    def truncate(self, size: int) -> None:
        with Writing(self.path):
            self.file.truncate(size)


def fetch(
    name: str,
    *,
    mirrors: Sequence[str],
    folder: Path,
    md5: str,
    progress: Progress | None = None,
    by_hand: str | None = None,
) -> Path:
    """Download one file into `folder`, unless no mirror has it as it should be.

    Args:
        name: the file's name, at each mirror and in the folder.
        mirrors: addresses (http or https) of folders that hold the file; tried in order.
        folder: where to put the file; made if it is not there.
        md5: the MD5 sum that the file must have, in hexadecimal digits.
        progress: called with the bytes that are here and the bytes of the whole (None: not known). By default
            one line on stderr says what is downloaded, from where and where to.
        by_hand: what the user can do without a network; the mend of the DownloadError.

    Returns:
        The path of the file.

    Raises:
        DownloadError: no mirror gave the file; the message has the reason for each. What did arrive is
            kept as `name.part`, and the next call asks only for the rest.
        FileError: the folder cannot be made or written to, or the disk is full.
        ArgumentError: a mirror is not an http or https address.
    """
    _check_addresses(mirrors)
    with Writing(folder / name):
        folder.mkdir(parents=True, exist_ok=True)
    reasons: list[str] = []
    with _Part(folder / f"{name}.part") as part:
        for mirror in mirrors:
            address = f"{mirror.rstrip('/')}/{name}"
            if progress is None and sys.stderr is not None:
                sys.stderr.write(f"chainrule: downloading {name} from {address} to {folder}\n")
            try:
                content = _fetch_from(address, part, md5, progress)
            except _MirrorFailed as failure:
                reasons.append(f"{address}: {failure}")
                continue
            write_whole(folder / name, content)
            part.truncate(0)
            return folder / name
    raise DownloadError(
        f"{name} could not be downloaded from any of its mirrors",
        expected=f"a file with MD5 sum {md5}",
        given="\n".join(reasons) or "no mirrors",
        mend=by_hand or f"connect to the internet and run this again, or put {name} into {folder} by hand",
    )


def md5_of(content: bytes) -> str:
    """Return the MD5 sum of `content` in hexadecimal digits; it finds damage, not forgery."""
    import hashlib  # it brings OpenSSL, which only downloads need

    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def _fetch_from(address: str, part: _Part, md5: str, progress: Progress | None) -> bytes:
    """Complete `part` from one mirror and return its content, or raise _MirrorFailed."""
    for attempt in range(1, ATTEMPTS + 1):
        content = part.content()
        if md5_of(content) == md5:
            return content
        resumed_from = len(content)
        try:
            try:
                _receive(address, part, resumed_from, progress)
            except _NoSuchRange:
                resumed_from = 0
                _receive(address, part, 0, progress)
        except _ConnectionEnded:
            if attempt == ATTEMPTS or len(part.content()) <= resumed_from:
                raise
            continue
        content = part.content()
        if md5_of(content) == md5:
            return content
        part.truncate(0)  # nothing tells which of its bytes are wrong
        if resumed_from == 0:
            raise _MirrorFailed(f"the file there has another sum, {md5_of(content)} ({len(content)} bytes)")
    raise _MirrorFailed("the file there has another sum")


def _receive(address: str, part: _Part, offset: int, progress: Progress | None) -> None:
    """Ask for the bytes from `offset` on and write what comes to its place in `part`."""
    with _ask(address, offset) as response:
        position = offset if response.status == 206 else 0
        total = None if response.length is None else position + response.length
        while chunk := _next_chunk(response, position, total):
            part.write(position, chunk)
            position += len(chunk)
            if position > LARGEST:
                part.truncate(0)
                raise _MirrorFailed(f"the file there is larger than {LARGEST} bytes")
            if progress is not None:
                progress(position, total)
    part.truncate(position)


def _ask(address: str, offset: int) -> HTTPResponse:
    import http.client
    import urllib.error
    import urllib.request

    headers = {"User-Agent": "chainrule", "Accept-Encoding": "identity"}
    if offset:
        headers["Range"] = f"bytes={offset}-"
    try:
        request = urllib.request.Request(address, headers=headers)  # noqa: S310  (the opener knows only http and https)
        response: HTTPResponse = _opener().open(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416 and offset:
            raise _NoSuchRange from error
        raise _MirrorFailed(f"the server answers {error.code} {error.reason}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _MirrorFailed(_reason(error)) from error
    start = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    if response.status == 200 or (response.status == 206 and start is not None and int(start[1]) == offset):
        return response
    response.close()
    if response.status == 206 and offset:
        raise _NoSuchRange
    raise _MirrorFailed(f"the server answers {response.status} {response.reason}")


def _next_chunk(response: HTTPResponse, position: int, total: int | None) -> bytes:
    import http.client

    try:
        chunk = response.read1(CHUNK)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _ConnectionEnded(f"{_reason(error)} after {position} bytes") from error
    if not chunk and total is not None and position < total:
        raise _ConnectionEnded(f"the connection ended after {position} of {total} bytes")
    return chunk


def _opener() -> OpenerDirector:
    """Build an opener for http and https alone: not even a redirection leads to a local file or to ftp."""
    import urllib.request as request

    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler,
        request.HTTPHandler,
        request.HTTPSHandler,
        request.HTTPDefaultErrorHandler,
        request.HTTPRedirectHandler,
        request.HTTPErrorProcessor,
        request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _reason(error: Exception) -> str:
    return str(getattr(error, "reason", None) or error) or type(error).__name__


def _check_addresses(mirrors: Sequence[str]) -> None:
    for mirror in mirrors:
        if not mirror.startswith(("http://", "https://")):
            raise ArgumentError(
                "fetch: a mirror is not an address on the web",
                expected="an address that starts with http:// or https://",
                given=repr(mirror),
                mend="https://host/folder/",
            )
