from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chainrule.errors import ArgumentError, FileError
from chainrule.files import Reading, Writing, as_path, write_whole


def test_a_path_is_a_str_or_a_path(tmp_path: Path) -> None:
    assert as_path("path", str(tmp_path)) == as_path("path", tmp_path) == tmp_path
    assert as_path("path", "~/model") == Path.home() / "model"
    assert as_path("path", "a~b") == Path("a~b")


@pytest.mark.parametrize("wrong", [3, None, b"model", "a\0b", ["model"], 1.5])
def test_what_cannot_be_a_path_is_refused_under_the_arguments_name(wrong: Any) -> None:
    with pytest.raises(ArgumentError, match="folder is not the name"):
        as_path("folder", wrong)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.binary(max_size=100), second=st.binary(max_size=100))
def test_a_file_is_replaced_as_a_whole(tmp_path: Path, first: bytes, second: bytes) -> None:
    path = tmp_path / "file"
    for content in (first, second):
        write_whole(path, content)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=300))
def test_a_name_of_any_letters_is_written_or_refused_with_a_file_error(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(exist_ok=True)
    try:
        path = as_path("path", str(folder / name.replace("/", "-").replace("\\", "-")))
        write_whole(path, b"content")
    except (ArgumentError, FileError):
        pass  # refused
    else:
        assert path.read_bytes() == b"content"
        path.unlink()
    assert not [*folder.iterdir()]


def test_reasons_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no file"), Reading(tmp_path / "no"):
        (tmp_path / "no").read_bytes()
    with pytest.raises(FileError, match="is a folder, not a file"), Reading(tmp_path):
        tmp_path.read_bytes()
    with pytest.raises(FileError, match="cannot be read"), Reading(tmp_path / "file"):
        raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)])
def test_a_full_disk_is_named_as_one(reason: int, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="the disk is full: file does not fit"), Writing(tmp_path / "file"):
        raise OSError(reason, os.strerror(reason))


def test_a_folder_without_leave_to_write_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Permission denied") as caught, Writing(tmp_path / "file"):
        raise PermissionError(errno.EACCES, "Permission denied")
    assert str(tmp_path) in str(caught.value.mend)


@pytest.mark.parametrize("guard", [Reading, Writing])
def test_other_errors_pass_unchanged(guard: Any, tmp_path: Path) -> None:
    own = FileError("something else")
    with pytest.raises(FileError) as caught, guard(tmp_path):
        raise own
    assert caught.value is own
    with pytest.raises(ZeroDivisionError), guard(tmp_path):
        raise ZeroDivisionError


def test_ctrl_c_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*_: Any) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "file"
    write_whole(path, b"old")
    monkeypatch.setattr(os, "fsync", pressed)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
