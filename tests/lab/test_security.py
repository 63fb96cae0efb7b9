"""Nobody but the lab's own page gets through the gate."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from chainrule.lab.security import HEADERS, LARGEST, new_token, token_kept_in
from chainrule.lab.server import Lab
from tests.lab.conftest import HOST, ORIGIN, TOKEN

BEARER = {"authorization": f"Bearer {TOKEN}"}


def outside(lab: Lab) -> TestClient:
    return TestClient(lab.app, base_url=ORIGIN)


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN[:-1]}, {"authorization": "Bearer "}]
)
def test_without_the_right_token_nothing_is_told(lab: Lab, headers) -> None:
    answer = outside(lab).get("/api/course", headers=headers)
    assert answer.status_code == 401
    assert "token" in answer.text
    assert "exercises" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:1", "", f"{HOST}.evil.example"]
)
def test_under_another_name_the_lab_does_not_answer(lab: Lab, host: str) -> None:
    for path in ("/", "/api/course", "/assets/main.js"):
        answer = outside(lab).get(path, headers={**BEARER, "host": host})
        assert answer.status_code == 400


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8765", "http://127.0.0.1:1", ""]
)
def test_another_page_is_refused_even_with_the_token(lab: Lab, origin: str) -> None:
    headers = {**BEARER, "origin": origin}
    assert outside(lab).get("/api/course", headers=headers).status_code == 403
    assert outside(lab).post("/api/exercise/line-gradient/check", headers=headers).status_code == 403


def test_what_changes_something_must_name_its_page(lab: Lab) -> None:
    assert outside(lab).get("/api/course", headers=BEARER).status_code == 200
    assert outside(lab).post("/api/exercise/line-gradient/hint", headers=BEARER).status_code == 403
    assert lab.workspace.progress().hints == {}


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("", {"origin": ORIGIN, "host": HOST}),
        ("?token=wrong", {"origin": ORIGIN, "host": HOST}),
        (f"?token={TOKEN}", {"origin": "http://evil.example", "host": HOST}),
        (f"?token={TOKEN}", {"host": HOST}),
        (f"?token={TOKEN}", {"origin": ORIGIN, "host": "evil.example:8765"}),
    ],
)
def test_a_foreign_socket_is_closed_before_it_opens(lab: Lab, query: str, headers) -> None:
    with pytest.raises(WebSocketDisconnect), outside(lab).websocket_connect(f"/ws{query}", headers=headers):
        pass


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../index.html",
        "/assets/%2e%2e/index.html",
        "/assets/..%2f..%2fcourse/README.md",
        "/assets//etc/passwd",
        "/static/index.html",
        "/assets/",
        "/.chainrule/journal.jsonl",
    ],
)
def test_no_path_leads_out_of_the_assets(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 405), answer.text[:80]


@pytest.mark.parametrize("id_", ["..", "../../etc/passwd", "%2e%2e", "line-gradient%00", "nothing", "a" * 5000])
def test_no_name_leads_out_of_the_course(client: TestClient, id_: str) -> None:
    assert client.get(f"/api/exercise/{id_}").status_code == 404
    assert client.put(f"/api/exercise/{id_}/file", json={"text": "x", "version": "none"}).status_code == 404


def test_too_much_is_refused(client: TestClient) -> None:
    huge = b"x" * (LARGEST + 1)
    assert client.put("/api/exercise/line-gradient/file", content=huge).status_code == 413
    assert (
        client.put(
            "/api/exercise/line-gradient/file", json={"text": "x" * (1 << 20) + "y", "version": "none"}
        ).status_code
        == 413
    )

    def in_chunks() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * (1 << 16)

    assert client.put("/api/exercise/line-gradient/file", content=in_chunks()).status_code == 413


def test_every_answer_forbids_other_hosts_and_frames(client: TestClient) -> None:
    for path in ("/", "/assets/main.js", "/api/course", "/nothing"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, path
    assert client.get("/api/course").headers["cache-control"] == "no-store"


def test_a_workspace_keeps_its_token_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "lab-token"
    token = token_kept_in(path)
    assert token_kept_in(path) == token
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    for spoilt in ("", "short", "x" * 31 + "\n", "no token, but a text of forty characters"):
        path.write_text(spoilt)
        assert token_kept_in(path) not in (spoilt, token)


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert min(map(len, tokens)) >= 32
