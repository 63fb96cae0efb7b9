from __future__ import annotations

import gzip
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as numpy_strategies

from chainrule.data import idx, read_idx, write_idx
from chainrule.errors import ArgumentError, ChainruleError, DTypeError, FileError, FileFormatError

TYPES = [np.uint8, np.int8, np.int16, np.int32, np.float32, np.float64]
IMAGES = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)
PLAIN = bytes([0, 0, 0x08, 3]) + struct.pack(">3I", 2, 3, 4) + bytes(range(24))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples of a hypothesis test, each of which writes its file anew."""
    return tmp_path_factory.mktemp("idx")


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def arrays(max_dims: int = 5) -> Any:
    shapes = numpy_strategies.array_shapes(min_dims=0, max_dims=max_dims, min_side=0, max_side=4)
    return st.sampled_from(TYPES).flatmap(lambda dtype: numpy_strategies.arrays(dtype, shapes))


def test_a_file_made_by_hand_is_read(tmp_path):
    array = read_idx(written(tmp_path / "images", PLAIN))
    np.testing.assert_array_equal(array, IMAGES)
    assert array.dtype == np.uint8


@pytest.mark.parametrize(
    ("code", "letter", "dtype"),
    [
        (0x08, "B", np.uint8),
        (0x09, "b", np.int8),
        (0x0B, "h", np.int16),
        (0x0C, "i", np.int32),
        (0x0D, "f", np.float32),
        (0x0E, "d", np.float64),
    ],
)
def test_each_type_is_read_big_endian_into_native_order(tmp_path, code, letter, dtype):
    content = bytes([0, 0, code, 1]) + struct.pack(f">I3{letter}", 3, 1, 100, 7)
    array = read_idx(written(tmp_path / "numbers", content))
    assert array.tolist() == [1, 100, 7]
    assert array.dtype == dtype
    assert array.dtype.isnative


@given(array=arrays(), packed=st.booleans())
def test_what_is_written_is_read_again(folder, array, packed):
    path = folder / ("round.gz" if packed else "round")
    write_idx(path, array)
    again = read_idx(path)
    assert again.shape == array.shape
    assert again.dtype == array.dtype
    assert again.tobytes() == array.tobytes()
    assert again.flags.writeable


@given(array=arrays(max_dims=3))
def test_arrays_in_any_layout_and_byte_order_are_written_the_same(array):
    assert idx.to_idx(array.astype(array.dtype.newbyteorder(">"))) == idx.to_idx(array)
    assert idx.to_idx(array.copy(order="F")) == idx.to_idx(array)


def test_no_dimensions_hold_one_element(tmp_path):
    array = read_idx(written(tmp_path / "one", bytes([0, 0, 0x0B, 0, 1, 2])))
    assert array.shape == ()
    assert array == 258


def test_as_many_dimensions_as_numpy_has_are_read(tmp_path):
    write_idx(tmp_path / "deep", np.ones((1,) * 64, np.uint8))
    assert read_idx(tmp_path / "deep").ndim == 64


def test_packing_is_told_by_content_not_by_name(tmp_path):
    np.testing.assert_array_equal(read_idx(written(tmp_path / "plain.gz", PLAIN)), IMAGES)
    np.testing.assert_array_equal(read_idx(written(tmp_path / "packed", gzip.compress(PLAIN))), IMAGES)


def test_a_gzip_file_of_several_members_is_read(tmp_path):
    content = gzip.compress(PLAIN[:9]) + gzip.compress(PLAIN[9:])
    np.testing.assert_array_equal(read_idx(written(tmp_path / "members", content)), IMAGES)


def test_names_may_be_strings(tmp_path):
    write_idx(str(tmp_path / "text"), IMAGES)
    np.testing.assert_array_equal(read_idx(str(tmp_path / "text")), IMAGES)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("length", range(len(PLAIN)))
def test_a_file_cut_short_anywhere_is_refused(tmp_path, packed, length):
    content = gzip.compress(PLAIN[:length]) if packed else PLAIN[:length]
    with pytest.raises(FileFormatError, match="file"):
        read_idx(written(tmp_path / "file", content))


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_goes_on_is_refused(tmp_path, packed):
    content = gzip.compress(PLAIN + b"\0") if packed else PLAIN + b"\0"
    with pytest.raises(FileFormatError, match="damaged") as caught:
        read_idx(written(tmp_path / "file", content))
    assert caught.value.expected == "24 bytes after the header, for shape (2, 3, 4) of uint8"
    assert caught.value.given == "more than 24 bytes after the header"


PACKED = gzip.compress(PLAIN, mtime=0)


@pytest.mark.parametrize("length", range(2, len(PACKED)))
def test_a_gzip_file_cut_short_anywhere_is_refused(tmp_path, length):
    with pytest.raises(FileFormatError):
        read_idx(written(tmp_path / "file.gz", PACKED[:length]))


def test_a_wrong_checksum_inside_gzip_is_found(tmp_path):
    content = bytearray(PACKED)
    content[-8] ^= 1
    with pytest.raises(FileFormatError, match="damaged") as caught:
        read_idx(written(tmp_path / "file.gz", bytes(content)))
    assert "CRC" in str(caught.value.given)
    assert "file.gz" in str(caught.value.mend)


def test_garbage_behind_gzip_is_refused(tmp_path):
    with pytest.raises(FileFormatError):
        read_idx(written(tmp_path / "file.gz", PACKED + b"garbage"))


@pytest.mark.parametrize(
    "header",
    [b"", b"\0", b"\0\0\x08", b"\0\1\x08\1", b"\1\0\x08\1", b"\0\0\x0a\1", b"\0\0\0\1", b"\x89PNG", b"PK\3\4"],
)
def test_what_is_no_idx_file_is_refused(tmp_path, header):
    with pytest.raises(FileFormatError, match="is not an IDX file"):
        read_idx(written(tmp_path / "file", header))


@pytest.mark.parametrize(
    "content",
    [
        bytes([0, 0, 0x0E, 4]) + b"\xff" * 16,
        bytes([0, 0, 0x08, 3]) + struct.pack(">3I", 0, 2**32 - 1, 2**32 - 1),
        bytes([0, 0, 0x08, 255]) + struct.pack(">255I", *[1] * 255) + b"\0",
        bytes([0, 0, 0x08, 65]) + struct.pack(">65I", *[1] * 65) + b"\0",
    ],
)
def test_dimensions_beyond_any_array_are_refused(tmp_path, content):
    with pytest.raises(FileFormatError, match="damaged"):
        read_idx(written(tmp_path / "file", content))


@pytest.mark.parametrize("packed", [False, True])
def test_a_lying_header_does_not_take_memory(tmp_path, packed):
    content = bytes([0, 0, 0x0E, 2]) + struct.pack(">2I", 2**31, 2**24) + b"\0" * 100
    with pytest.raises(FileFormatError, match="damaged") as caught:
        read_idx(written(tmp_path / "file", gzip.compress(content) if packed else content))
    assert caught.value.given == "100 bytes after the header"


def test_a_decompression_bomb_is_unpacked_no_further_than_declared(tmp_path, monkeypatch):
    taken = []

    class Watched(gzip.GzipFile):
        def read(self, size: int | None = -1) -> bytes:
            chunk = super().read(size)
            taken.append(len(chunk))
            return chunk

    monkeypatch.setattr(gzip, "GzipFile", Watched)
    bomb = gzip.compress(PLAIN + b"\0" * 50_000_000)
    with pytest.raises(FileFormatError, match="damaged"):
        read_idx(written(tmp_path / "bomb.gz", bomb))
    assert sum(taken) == len(PLAIN) + 1


def test_an_array_that_does_not_fit_in_memory_is_a_file_error(tmp_path, monkeypatch):
    def no_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(np, "frombuffer", no_memory)
    with pytest.raises(FileError, match="does not fit in memory"):
        read_idx(written(tmp_path / "file", PLAIN))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileError, match="there is no file") as caught:
        read_idx(tmp_path / "missing.gz")
    assert "missing.gz" in str(caught.value)
    assert any("test_idx.py" in note for note in caught.value.__notes__)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(FileError, match="is a folder, not a file"):
        read_idx(tmp_path)


def test_a_name_too_long_is_a_file_error(tmp_path):
    with pytest.raises(FileError):
        read_idx(tmp_path / ("x" * 5000))


@pytest.mark.parametrize("path", ["zero\0byte", 3, None, b"bytes"])
def test_what_is_no_name_is_refused(path):
    with pytest.raises(ArgumentError, match="path"):
        read_idx(path)


@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"", b"\0\0", b"\0\0\x08\1", b"\0\0\x0d\2", b"\x1f\x8b\x08"]),
)
def test_arbitrary_bytes_raise_nothing_but_chainrule_errors(folder, content, start):
    path = written(folder / "arbitrary", start + content)
    try:
        array = read_idx(path)
    except ChainruleError:
        return
    assert idx.to_idx(array) == start + content


@settings(max_examples=300)
@given(array=arrays(max_dims=3), packed=st.booleans(), data=st.data())
def test_damaged_files_raise_nothing_but_chainrule_errors(folder, array, packed, data):
    content = bytearray(idx.to_idx(array))
    if packed:
        content = bytearray(gzip.compress(content, mtime=0))
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, max(0, len(content) - 1)))
        match data.draw(st.sampled_from(["flip", "cut", "insert", "drop"])):
            case "flip" if content:
                content[position] ^= data.draw(st.integers(1, 255))
            case "cut":
                del content[position:]
            case "insert":
                content[position:position] = data.draw(st.binary(min_size=1, max_size=8))
            case _:
                del content[position : position + 1]
    path, told = written(folder / "damaged", bytes(content)), None
    try:
        again = read_idx(path)
    except ChainruleError as error:
        told = error
    if told is not None:
        assert told.expected
        assert told.mend
    else:
        unpacked = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else bytes(content)
        assert idx.to_idx(again) == unpacked


@pytest.mark.parametrize("dtype", [np.int64, np.uint16, np.float16, bool, np.complex128, "U3"])
def test_types_that_idx_cannot_hold_are_refused(tmp_path, dtype):
    with pytest.raises(DTypeError, match="IDX cannot hold") as caught:
        write_idx(tmp_path / "file", np.zeros(3, dtype))
    assert str(np.dtype(dtype)) in str(caught.value.given)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_names_the_folder(tmp_path):
    written(tmp_path / "file", b"in the way")
    with pytest.raises(FileError, match="cannot be written into") as caught:
        write_idx(tmp_path / "file" / "array", IMAGES)
    assert str(tmp_path / "file") in str(caught.value.mend)


def test_the_same_array_gives_the_same_packed_file(tmp_path):
    write_idx(tmp_path / "one.gz", IMAGES)
    write_idx(tmp_path / "two.gz", IMAGES)
    assert (tmp_path / "one.gz").read_bytes()[10:] == (tmp_path / "two.gz").read_bytes()[10:]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path):
    write_idx(tmp_path / "file", IMAGES)
    program = (
        "import resource, sys, numpy, chainrule.data as data\n"
        "from chainrule.errors import FileError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    data.write_idx(sys.argv[1], numpy.zeros(100_000, numpy.uint8))\n"
        "except FileError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "file")], capture_output=True, text=True, check=True
    )
    assert "the disk is full" in done.stdout
    assert str(tmp_path) in done.stdout
    np.testing.assert_array_equal(read_idx(tmp_path / "file"), IMAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
