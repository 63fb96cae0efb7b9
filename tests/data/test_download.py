from __future__ import annotations

import errno
import io
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.data import download
from chainrule.data.download import fetch, md5_of
from chainrule.errors import ArgumentError, DownloadError, FileError
from tests.data.mirror import CUT, serve

CONTENT = np.random.default_rng(0).bytes(2500)
FILES = {"numbers.gz": CONTENT}
NOBODY = "http://127.0.0.1:1/"  # nothing listens on port 1


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def get(folder: Path, *mirrors: str, **options: Any) -> Path:
    options.setdefault("progress", lambda done, total: None)
    return fetch("numbers.gz", mirrors=mirrors, folder=folder, md5=md5_of(CONTENT), **options)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_fetched_into_a_folder_that_is_made(tmp_path):
    with serve(FILES) as mirror:
        path = get(tmp_path / "new" / "folder", mirror.address)
    assert path == tmp_path / "new" / "folder" / "numbers.gz"
    assert path.read_bytes() == CONTENT
    assert names_in(path.parent) == ["numbers.gz"]
    assert mirror.asked == [("/numbers.gz", None)]


def test_an_address_without_slash_works_too(tmp_path):
    with serve(FILES) as mirror:
        get(tmp_path, mirror.address + "some/folder")
    assert mirror.asked == [("/some/folder/numbers.gz", None)]


def test_an_answer_without_length_is_taken_to_its_end(tmp_path):
    with serve(FILES, "no-length") as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT


def test_after_an_answer_that_ends_early_only_the_rest_is_asked_for(tmp_path):
    with serve(FILES, "truncate", "good") as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == [None, f"bytes={CUT}-"]


def test_after_a_broken_connection_only_the_rest_is_asked_for(tmp_path):
    with serve(FILES, "drop", "good") as mirror:
        path = get(tmp_path, mirror.address, progress=lambda done, total: mirror.received.set())
    assert path.read_bytes() == CONTENT
    first, resumed = mirror.ranges()
    assert first is None
    assert resumed is not None
    assert 0 < int(resumed[len("bytes=") : -1]) <= CUT


def test_a_server_that_ends_each_answer_early_is_asked_as_long_as_it_brings_bytes(tmp_path):
    with serve(FILES, "truncate") as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == [None, f"bytes={CUT}-", f"bytes={2 * CUT}-"]


def test_the_next_call_goes_on_where_the_last_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(download, "ATTEMPTS", 1)
    with serve(FILES, "truncate", "good") as mirror:
        with pytest.raises(DownloadError, match="ended after 1000 of 2500 bytes"):
            get(tmp_path, mirror.address)
        assert (tmp_path / "numbers.gz.part").read_bytes() == CONTENT[:CUT]
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == [None, f"bytes={CUT}-"]
    assert names_in(tmp_path) == ["numbers.gz"]


def test_another_mirror_goes_on_where_the_first_broke_off(tmp_path, monkeypatch):
    monkeypatch.setattr(download, "ATTEMPTS", 1)
    with serve(FILES, "truncate") as first, serve(FILES) as second:
        assert get(tmp_path, first.address, second.address).read_bytes() == CONTENT
    assert second.ranges() == [f"bytes={CUT}-"]


def test_a_server_that_ignores_ranges_gives_the_whole_file(tmp_path):
    (tmp_path / "numbers.gz.part").write_bytes(CONTENT[:300])
    with serve(FILES, "no-range") as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == ["bytes=300-"]


def test_a_part_that_is_too_long_is_fetched_anew(tmp_path):
    (tmp_path / "numbers.gz.part").write_bytes(CONTENT + b"more")
    with serve(FILES) as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == ["bytes=2504-", None]


@pytest.mark.parametrize("mode", ["416", "short-range"])
def test_a_server_that_cannot_go_on_is_asked_for_the_whole_file(tmp_path, mode):
    (tmp_path / "numbers.gz.part").write_bytes(CONTENT[:300])
    with serve(FILES, mode, "good") as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == ["bytes=300-", None]


def test_a_damaged_part_is_found_and_fetched_anew(tmp_path):
    (tmp_path / "numbers.gz.part").write_bytes(b"\0" * 300)
    with serve(FILES) as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.ranges() == ["bytes=300-", None]
    assert names_in(tmp_path) == ["numbers.gz"]


def test_a_part_that_is_whole_asks_no_server(tmp_path):
    (tmp_path / "numbers.gz.part").write_bytes(CONTENT)
    with serve(FILES) as mirror:
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert mirror.asked == []


@pytest.mark.parametrize("mode", ["404", "500", "416", "204", "wrong", "redirect-file"])
def test_the_next_mirror_is_tried_when_one_fails(tmp_path, mode):
    with serve(FILES, mode) as bad, serve(FILES) as good:
        assert get(tmp_path, bad.address, good.address).read_bytes() == CONTENT
    assert len(bad.asked) == 1
    assert good.ranges() == [None]
    assert names_in(tmp_path) == ["numbers.gz"]


def test_wrong_bytes_are_left_nowhere(tmp_path):
    with serve(FILES, "wrong") as mirror, pytest.raises(DownloadError, match="has another sum"):
        get(tmp_path, mirror.address)
    assert names_in(tmp_path) == []


def test_wrong_bytes_do_not_replace_a_file_that_is_there(tmp_path):
    (tmp_path / "numbers.gz").write_bytes(b"old")
    with serve(FILES, "wrong") as mirror, pytest.raises(DownloadError):
        get(tmp_path, mirror.address)
    assert (tmp_path / "numbers.gz").read_bytes() == b"old"


def test_a_server_that_never_stops_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(download, "LARGEST", 2000)
    with serve(FILES) as mirror, pytest.raises(DownloadError, match="larger than 2000 bytes"):
        get(tmp_path, mirror.address)
    assert names_in(tmp_path) == []


def test_without_a_network_each_mirror_is_listed_with_its_reason(tmp_path):
    with serve({}) as empty, pytest.raises(DownloadError, match="could not be downloaded") as caught:
        get(tmp_path, NOBODY, empty.address)
    refused, missing = str(caught.value.given).split("\n")
    assert refused.startswith(NOBODY + "numbers.gz: ")
    assert "refused" in refused.lower()
    assert missing == f"{empty.address}numbers.gz: the server answers 404 Not Found"
    assert str(tmp_path) in str(caught.value.mend)
    assert names_in(tmp_path) == []


def test_the_way_by_hand_is_the_mend(tmp_path):
    with pytest.raises(DownloadError) as caught:
        get(tmp_path, NOBODY, by_hand="copy it")
    assert caught.value.mend == "copy it"


def test_a_server_that_does_not_answer_is_left_after_the_timeout(tmp_path, monkeypatch):
    import socket

    monkeypatch.setattr(download, "TIMEOUT", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(DownloadError, match="timed out"):
            get(tmp_path, address)


def test_what_is_no_web_server_is_left(tmp_path):
    import socket

    def babble(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(1000)
            connection.sendall(b"220 mail.example ESMTP\r\n")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=babble, args=(server,))
        thread.start()
        with pytest.raises(DownloadError, match="220 mail"):
            get(tmp_path, f"http://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()


@pytest.mark.parametrize("address", ["file:///etc/", "ftp://host/", "host/folder", ""])
def test_only_addresses_on_the_web_are_asked(tmp_path, address):
    with pytest.raises(ArgumentError, match="mirror") as caught:
        get(tmp_path, address)
    assert caught.value.given == repr(address)


def test_progress_counts_to_the_size_of_the_file(tmp_path):
    steps: list[tuple[int, int | None]] = []
    (tmp_path / "numbers.gz.part").write_bytes(CONTENT[:300])
    with serve(FILES) as mirror:
        get(tmp_path, mirror.address, progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (2500, 2500)
    assert steps == sorted(steps)
    assert steps[0][0] > 300


def test_by_default_one_line_says_what_comes_from_where_to_where(tmp_path, capsys):
    with serve(FILES) as mirror:
        get(tmp_path, mirror.address, progress=None)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"chainrule: downloading numbers.gz from {mirror.address}numbers.gz to {tmp_path}\n"


def test_an_interruption_keeps_what_came(tmp_path):
    def interrupt(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with serve(FILES) as mirror:
        with pytest.raises(KeyboardInterrupt):
            get(tmp_path, mirror.address, progress=interrupt)
        kept = (tmp_path / "numbers.gz.part").read_bytes()
        assert kept
        assert CONTENT.startswith(kept)
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT


def test_a_full_disk_names_the_folder_and_the_mend(tmp_path, monkeypatch):
    class Full(io.FileIO):
        def write(self, _: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", lambda path, mode: Full(path, mode))
    with serve(FILES) as mirror, pytest.raises(FileError, match="the disk is full") as caught:
        get(tmp_path, mirror.address)
    assert str(tmp_path) in caught.value.what
    assert "free some space" in str(caught.value.mend)


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_a_disk_that_takes_no_more_ends_in_a_file_error(tmp_path):
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from chainrule.data.download import fetch\n"
        "from chainrule.errors import FileError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))\n"
        "try:\n"
        "    fetch('numbers.gz', mirrors=[sys.argv[1]], folder=Path(sys.argv[2]), md5=sys.argv[3])\n"
        "except FileError as error:\n"
        "    print(error)\n"
    )
    with serve(FILES) as mirror:
        command = [sys.executable, "-c", program, mirror.address, str(tmp_path), md5_of(CONTENT)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "the disk is full" in done.stdout
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
    assert names_in(tmp_path) == ["numbers.gz"]


def test_a_cache_that_cannot_be_made_names_the_folder(tmp_path):
    (tmp_path / "cache").write_bytes(b"a file is in the way")
    with serve(FILES) as mirror, pytest.raises(FileError, match="cannot be written into") as caught:
        get(tmp_path / "cache", mirror.address)
    assert str(tmp_path / "cache") in str(caught.value.mend)
    assert mirror.asked == []


def test_a_name_taken_by_a_folder_is_a_file_error(tmp_path):
    (tmp_path / "numbers.gz.part").mkdir()
    with serve(FILES) as mirror, pytest.raises(FileError, match="cannot be written into"):
        get(tmp_path, mirror.address)


def test_two_downloads_at_once_both_end_with_the_right_file(tmp_path):
    content = np.random.default_rng(1).bytes(3_000_000)
    results: list[bytes] = []

    def download_it(address: str) -> None:
        path = fetch(
            "big", mirrors=[address], folder=tmp_path, md5=md5_of(content), progress=lambda done, total: None
        )
        results.append(path.read_bytes())

    with serve({"big": content}) as mirror:
        threads = [threading.Thread(target=download_it, args=(mirror.address,)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [content] * 4
    assert (tmp_path / "big").read_bytes() == content


def test_a_part_removed_by_another_process_does_not_matter(tmp_path):
    def remove(done: int, total: int | None) -> None:
        (tmp_path / "numbers.gz.part").unlink(missing_ok=True)

    with serve(FILES) as mirror:
        assert get(tmp_path, mirror.address, progress=remove).read_bytes() == CONTENT


def test_a_download_leaves_the_part_of_another_one_alone(tmp_path):
    began, go_on = threading.Event(), threading.Event()

    def wait(done: int, total: int | None) -> None:
        began.set()
        go_on.wait(20)

    with serve(FILES) as mirror:
        slow = threading.Thread(target=get, args=(tmp_path, mirror.address), kwargs={"progress": wait})
        slow.start()
        assert began.wait(20)
        part = (tmp_path / "numbers.gz.part").read_bytes()
        assert get(tmp_path, mirror.address).read_bytes() == CONTENT
        assert (tmp_path / "numbers.gz.part").read_bytes() == part != b""
        go_on.set()
        slow.join(20)
    assert names_in(tmp_path) == ["numbers.gz"]
