"""The IDX format, in which MNIST and its family are published: a strict reader, and a writer.

A file is two zero bytes, a type code, the number of dimensions, each dimension as a 4-byte number, then the
elements, all big endian; the whole may be packed with gzip. A file that holds more or less than it declares
is refused.
"""

from __future__ import annotations

import math
import os
import struct
import sys
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chainrule.errors import DTypeError, FileError, FileFormatError
from chainrule.files import Reading, as_path, write_whole

TYPE_CODES: dict[int, np.dtype[Any]] = {
    0x08: np.dtype(np.uint8),
    0x09: np.dtype(np.int8),
    0x0B: np.dtype(np.int16),
    0x0C: np.dtype(np.int32),
    0x0D: np.dtype(np.float32),
    0x0E: np.dtype(np.float64),
}
MAX_DIMENSIONS = 64  # of a NumPy array
GZIP_MAGIC = b"\x1f\x8b"
CHUNK = 1 << 20

Read = Callable[[int], bytes]


def read_idx(path: str | os.PathLike[str]) -> NDArray[Any]:
    """Read an array from an IDX file, plain or packed with gzip (told by its first bytes, not by its name).

    No more is ever read or unpacked than the header declares, and one byte to see that the file ends there.

    Args:
        path: the file.

    Returns:
        A new array with the file's shape and type, in the machine's byte order. A file with 0 dimensions
        holds one element, and gives an array of shape ().

    Raises:
        FileError: the file is missing, a folder, or cannot be read.
        FileFormatError: the file is not IDX, ends early, goes on after its end, or its packing is damaged.

    Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database (1998), "The IDX file format".

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = folder + "/numbers.gz"
    ...     write_idx(file, np.array([[1, 2], [3, 4]], dtype=np.int16))
    ...     read_idx(file)
    array([[1, 2],
           [3, 4]], dtype=int16)
    """
    path = as_path("path", path)
    with Reading(path), path.open("rb") as file:
        packed = file.read(2) == GZIP_MAGIC
    with Reading(path), path.open("rb") as file:
        return _read_packed(file, path) if packed else _read_array(file.read, path)


def write_idx(path: str | os.PathLike[str], array: NDArray[Any]) -> None:
    """Write an array as an IDX file, packed with gzip where the name ends in .gz, whole or not at all.

    Args:
        path: the file; one that is there is replaced.
        array: of any shape, with one of the six types of IDX: uint8, int8, int16, int32, float32, float64.

    Raises:
        DTypeError: IDX has no code for the array's type.
        FileError: the file cannot be written.
    """
    path = as_path("path", path)
    content = to_idx(array)
    if path.suffix == ".gz":
        import gzip

        content = gzip.compress(content, mtime=0)  # no clock in it: the same array gives the same file
    write_whole(path, content)


def to_idx(array: NDArray[Any]) -> bytes:
    """Return the bytes of an IDX file that holds `array`: there is exactly one such file for each array.

    >>> to_idx(np.array([1, 258], dtype=np.int16)).hex(" ")
    '00 00 0b 01 00 00 00 02 00 01 01 02'
    """
    array = np.asarray(array)
    codes = {dtype: code for code, dtype in TYPE_CODES.items()}
    code = codes.get(array.dtype.newbyteorder("="))
    if code is None:
        raise DTypeError(
            "write_idx: IDX cannot hold an array of this type",
            expected=", ".join(str(dtype) for dtype in codes),
            given=str(array.dtype),
            mend="array.astype(np.float64)" if array.dtype.kind in "fiub" else "an array of numbers",
        )
    header = struct.pack(f">BBBB{array.ndim}I", 0, 0, code, array.ndim, *array.shape)
    return header + array.astype(array.dtype.newbyteorder(">"), copy=False).tobytes()


def _read_packed(file: BufferedReader, path: Path) -> NDArray[Any]:
    import gzip
    import zlib

    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            return _read_array(unpacked.read, path)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(path, "a whole gzip file", f"{type(error).__name__}: {error}") from error


def _read_array(read: Read, path: Path) -> NDArray[Any]:
    dtype, shape = _read_header(read, path)
    declared = math.prod(shape) * dtype.itemsize
    try:
        content = _read_at_most(read, declared + 1)
        if len(content) != declared:
            size = f"{len(content)} bytes" if len(content) < declared else f"more than {declared} bytes"
            raise _damaged(
                path,
                f"{declared} bytes after the header, for shape {shape} of {dtype}",
                f"{size} after the header",
            )
        array = np.frombuffer(content, dtype.newbyteorder(">")).reshape(shape)
        return array.astype(dtype, copy=False)
    except MemoryError as error:
        raise FileError(
            f"{path} does not fit in memory",
            expected="an array that fits in memory",
            given=f"{declared} bytes",
            mend="close other programs, or read it on a machine with more memory",
        ) from error


def _read_header(read: Read, path: Path) -> tuple[np.dtype[Any], tuple[int, ...]]:
    magic = bytes(_read_at_most(read, 4))
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in TYPE_CODES:
        codes = ", ".join(f"{code:02x} ({dtype})" for code, dtype in TYPE_CODES.items())
        raise FileFormatError(
            f"{path} is not an IDX file",
            expected=f"bytes 00 00, then a type code: {codes}; then the number of dimensions",
            given=f"the file starts with {magic.hex(' ')}" if magic else "an empty file",
            mend="a file in IDX format, such as train-images-idx3-ubyte.gz",
        )
    dtype, n_dimensions = TYPE_CODES[magic[2]], magic[3]
    if n_dimensions > MAX_DIMENSIONS:
        raise _damaged(path, f"at most {MAX_DIMENSIONS} dimensions", f"{n_dimensions} dimensions")
    sizes = bytes(_read_at_most(read, 4 * n_dimensions))
    if len(sizes) < 4 * n_dimensions:
        raise _damaged(path, f"a size for each of {n_dimensions} dimensions", "a file that ends in its header")
    shape = struct.unpack(f">{n_dimensions}I", sizes)
    # NumPy refuses an empty array too when the product of its other dimensions is beyond an address.
    if math.prod(size for size in shape if size) * dtype.itemsize > sys.maxsize:
        raise _damaged(path, "an array that a computer can address", f"shape {shape} of {dtype}")
    return dtype, shape


def _read_at_most(read: Read, size: int) -> bytearray:
    """Read `size` bytes or to the end, in pieces: memory grows with what is there, not with what is declared."""
    content = bytearray()
    while len(content) < size:
        chunk = read(min(CHUNK, size - len(content)))
        if not chunk:
            break
        content += chunk
    return content


def _damaged(path: Path, expected: str, given: str) -> FileFormatError:
    return FileFormatError(
        f"{path} is damaged: it does not hold what it declares",
        expected=expected,
        given=given,
        mend=f"delete {path.name} and fetch or copy it again",
    )
