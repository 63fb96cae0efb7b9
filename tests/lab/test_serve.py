"""`chainrule lab` as a process: its address, its port, its end."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from chainrule.course.workspace import Workspace
from chainrule.errors import ArgumentError
from chainrule.lab.serve import PORT, listen


def lab(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "chainrule", "lab", "--no-open", *arguments], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
        if found:
            return found[0]
    raise AssertionError("the lab printed no address")


def get(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a signal")
def test_two_labs_take_two_ports_want_the_token_and_end_on_ctrl_c(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    processes = [lab(workspace.folder), lab(tmp_path, str(workspace.folder))]
    try:
        pages, tokens = zip(*(address_of(process).split("?token=") for process in processes), strict=True)
        assert len(set(pages)) == 2
        assert len(set(tokens)) == 1  # the workspace's, so that a page left open finds it again
        for page, token in zip(pages, tokens, strict=True):
            status, body = get(f"{page}api/course", Authorization=f"Bearer {token}")
            assert status == 200
            assert json.loads(body)["current"] == "arrays-vectors"
        assert get(f"{pages[0]}api/course", Authorization="Bearer wrong")[0] == 401
        assert get(f"{pages[0]}api/course", Authorization=f"Bearer {tokens[0]}", Host="evil.example")[0] == 400
    finally:
        for process in processes:
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=20)
            assert "Traceback" not in output, output
    assert [process.returncode for process in processes] == [0, 0]


def test_a_port_that_is_taken_is_named_or_passed_over() -> None:
    with listen("127.0.0.1", None) as first, listen("127.0.0.1", None) as second:
        assert first.getsockname()[1] != second.getsockname()[1]
        assert first.getsockname()[1] >= PORT
        with pytest.raises(ArgumentError, match="cannot listen"):
            listen("127.0.0.1", first.getsockname()[1])
    with pytest.raises(ArgumentError, match="cannot listen"):
        listen("203.0.113.7", None)


def test_other_machines_are_let_in_only_on_purpose(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "course")
    done = subprocess.run(
        [sys.executable, "-m", "chainrule", "lab", "--host", "0.0.0.0"], cwd=tmp_path / "course",
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "run code here" in done.stderr
    done = subprocess.run(
        [sys.executable, "-m", "chainrule", "lab"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "cd course" in done.stderr


def test_a_socket_that_is_not_closed_holds_its_port() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen(1)
        with pytest.raises(ArgumentError):
            listen("127.0.0.1", holder.getsockname()[1])
