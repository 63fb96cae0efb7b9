"""The pages of the course as the browser asks for them, and the socket."""

from __future__ import annotations

import json
import time

import numpy as np
import pytest
from starlette.testclient import TestClient

from chainrule.data import load_life
from chainrule.lab.frames import decode
from chainrule.lab.server import Lab, version_of
from tests.lab.conftest import HOST, ORIGIN, TOKEN

ID = "line-gradient"
SOCKET = f"/ws?token={TOKEN}"


def text_of(lab: Lab, id_: str = ID) -> str:
    exercise = lab.workspace.course.get(id_)
    assert exercise is not None
    return exercise.read("solution.py")


def write(lab: Lab, text: str, id_: str = ID) -> None:
    exercise = lab.workspace.course.get(id_)
    assert exercise is not None
    lab.workspace.path(exercise).write_text(text, encoding="utf-8")


def test_the_page_is_there_or_says_how_to_build_it(client: TestClient, lab: Lab) -> None:
    assert "the lab" in client.get("/").text
    (lab.static / "index.html").unlink()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "npm run build" in answer.text


def test_the_course_at_a_glance(client: TestClient, lab: Lab) -> None:
    course = client.get("/api/course").json()
    assert [len(chapter["exercises"]) for chapter in course["chapters"]] == [5, 8, 7, 3, 5]
    assert course["current"] == "arrays-vectors"
    write(lab, text_of(lab))
    client.post(f"/api/exercise/{ID}/check")
    line = client.get("/api/course").json()["chapters"][1]
    assert [one["id"] for one in line["exercises"] if one["passed"]] == [ID]


def test_an_exercise_with_its_lesson_and_file(client: TestClient, lab: Lab) -> None:
    found = client.get(f"/api/exercise/{ID}").json()
    assert found["lesson"].startswith("# The gradient of the cost")
    assert "def gradient(x, y, w, b):" in found["text"]
    assert found["version"] == version_of(found["text"])
    assert (found["previous"], found["next"]) == ("line-slope", "line-descent")


def test_a_file_is_written_only_over_what_the_edit_began_from(client: TestClient, lab: Lab) -> None:
    version = client.get(f"/api/exercise/{ID}").json()["version"]
    answer = client.put(f"/api/exercise/{ID}/file", json={"text": "# mine\n", "version": version})
    assert answer.json() == {"version": version_of("# mine\n")}
    write(lab, "# from the editor\n")
    answer = client.put(
        f"/api/exercise/{ID}/file", json={"text": "# mine again\n", "version": answer.json()["version"]}
    )
    assert answer.status_code == 409
    assert answer.json() == {"text": "# from the editor\n", "version": version_of("# from the editor\n")}
    exercise = lab.workspace.course.get(ID)
    assert exercise is not None
    assert lab.workspace.text(exercise) == "# from the editor\n"
    forced = client.put(
        f"/api/exercise/{ID}/file", json={"text": "# mine again\n", "version": answer.json()["version"]}
    )
    assert forced.status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"no json", b"[]", b'{"text": 1, "version": "x"}', b'{"text": "x"}', b"\xff\xfe"]
)
def test_a_malformed_request_is_told_so(client: TestClient, body: bytes) -> None:
    answer = client.put(f"/api/exercise/{ID}/file", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_a_verdict_has_the_words_of_the_terminal(client: TestClient, lab: Lab) -> None:
    write(lab, text_of(lab).replace("np.mean(errors)", "np.sum(errors)"))
    verdict = client.post(f"/api/exercise/{ID}/check").json()
    assert verdict["status"] == "wrong"
    assert verdict["sentences"][0] == "gradient: dw is right, db is m times too large"
    assert len(verdict["sentences"]) == 3
    assert verdict["data"]["x"] == "[0, 1, 2, 4]"
    write(lab, text_of(lab))
    verdict = client.post(f"/api/exercise/{ID}/check").json()
    assert (verdict["status"], verdict["passed_now"], verdict["next"]) == ("passed", True, "line-descent")
    assert not client.post(f"/api/exercise/{ID}/check").json()["passed_now"]


def test_hints_open_one_by_one_and_then_the_solution(client: TestClient) -> None:
    assert client.get(f"/api/exercise/{ID}/hints").json() == []
    assert client.get(f"/api/exercise/{ID}/solution").status_code == 403
    levels = [client.post(f"/api/exercise/{ID}/hint").json()["level"] for _ in range(5)]
    assert levels == [1, 2, 3, 4, 4]
    assert len(client.get(f"/api/exercise/{ID}/hints").json()) == 4
    assert "solution.py" in client.get(f"/api/exercise/{ID}/solution").json()["files"]


def test_a_diagnosis_is_explained_or_guessed(client: TestClient) -> None:
    assert "times a constant" in client.get("/api/why/factor").json()["paragraphs"][0]
    assert "only one line" in client.get("/api/why/component db").json()["paragraphs"][0]
    answer = client.get("/api/why/facter")
    assert answer.status_code == 404
    assert "factor" in answer.json()["error"]


def test_a_file_that_changes_on_the_disk_reaches_the_page(client: TestClient, lab: Lab) -> None:
    with client.websocket_connect(SOCKET) as socket:
        socket.send_text(json.dumps({"type": "follow", "exercise": ID}))
        socket.send_text(json.dumps({"type": "nothing"}))
        assert "no message of type" in json.loads(socket.receive_text())["error"]
        write(lab, "# changed\n")
        message = json.loads(socket.receive_text())
        assert message == {
            "type": "file",
            "exercise": ID,
            "text": "# changed\n",
            "version": version_of("# changed\n"),
        }


def ask(socket, source: str, seq: int = 1, **arguments: float):
    message = {"type": "picture", "picture": "line", "seq": seq, "source": source, "arguments": arguments}
    socket.send_text(json.dumps(message))
    return decode(socket.receive_bytes())


def test_the_picture_of_a_line_has_numpys_numbers(client: TestClient) -> None:
    data = load_life()
    x, y = np.ravel(data.X), data.y
    with client.websocket_connect(SOCKET) as socket:
        header, arrays = ask(socket, "reference", 7, w=0.5, b=66.0)
    errors = 0.5 * x + 66.0 - y
    assert header["seq"] == 7
    assert header["values"]["cost"] == pytest.approx((errors**2).mean() / 2)
    assert header["values"]["dw"] == pytest.approx((errors * x).mean())
    np.testing.assert_allclose(arrays["y_hat"], 0.5 * x + 66.0, rtol=1e-6)
    assert arrays["path_cost"][-1] < arrays["path_cost"][0]


def test_a_wrong_gradient_runs_uphill_before_ones_eyes(client: TestClient, lab: Lab) -> None:
    write(lab, text_of(lab).replace("errors = w * x + b - y", "errors = y - (w * x + b)"))
    with client.websocket_connect(SOCKET) as socket:
        header, arrays = ask(socket, "mine", w=0.4, b=60.0)
        assert (header["source"], header["mine"], header["error"]) == ("mine", ["gradient"], None)
        path = arrays["path_cost"][np.isfinite(arrays["path_cost"])]
        assert path[-1] > 100 * path[0]
        write(lab, text_of(lab))
        _, arrays = ask(socket, "mine", w=0.4, b=60.0)
        assert arrays["path_cost"][-1] < arrays["path_cost"][0]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("    while True:\n        pass\n", "no end within 2 seconds"),
        ("    import os\n    os._exit(3)\n", "ended the process"),
        ("    import ctypes\n    ctypes.string_at(0)\n", "ended the process"),
        ("    raise KeyError('oh')\n", "raised KeyError"),
        ("    return 'text', None\n", "your gradient gave 'text'"),
        ("    import os\n    os.fork()\n", "raised"),
    ],
)
def test_code_that_hangs_or_dies_is_told_and_the_picture_goes_on(
    client: TestClient, lab: Lab, body: str, why: str
) -> None:
    write(lab, f"def gradient(x, y, w, b):\n{body}")
    with client.websocket_connect(SOCKET) as socket:
        begin = time.monotonic()
        header, arrays = ask(socket, "mine", w=0.5, b=66.0)
        assert time.monotonic() - begin < 20
        assert header["source"] == "reference"
        assert why in header["error"]
        assert np.isfinite(arrays["y_hat"]).all()
        begin = time.monotonic()
        again, _ = ask(socket, "mine", w=0.6, b=66.0)
        assert why in again["error"]
        assert time.monotonic() - begin < 1.5  # what hung is not asked again
        write(lab, text_of(lab))
        assert ask(socket, "mine", w=0.5, b=66.0)[0]["source"] == "mine"


@pytest.mark.parametrize(
    "message",
    ["no json", "[]", "{}", '{"type": "picture"}', '{"type": "follow", "exercise": "nothing"}', "1", '"text"',
     '{"type": "picture", "picture": "none", "seq": 1, "source": "mine", "arguments": {}}',
     '{"type": "picture", "picture": "line", "seq": 1, "source": "mine", "arguments": {"w": "x", "b": 1}}',
     '{"type": "picture", "picture": "line", "seq": 1, "source": "mine", "arguments": {"w": NaN, "b": 1}}',
     '{"type": "picture", "picture": "line", "seq": 1, "source": "mine", "arguments": []}'],
)  # fmt: skip
def test_a_malformed_message_is_told_and_the_socket_stays_open(client: TestClient, message: str) -> None:
    with client.websocket_connect(SOCKET) as socket:
        socket.send_text(message)
        assert json.loads(socket.receive_text())["type"] == "error"
        header, _ = ask(socket, "reference", 3, w=1.0, b=2.0)
        assert header["seq"] == 3


def test_many_sockets_at_once(lab: Lab) -> None:
    headers = {"origin": ORIGIN, "host": HOST}
    with TestClient(lab.app, base_url=ORIGIN) as client:
        sockets = [client.websocket_connect(SOCKET, headers=headers) for _ in range(200)]
        opened = [socket.__enter__() for socket in sockets]
        for seq, socket in enumerate(opened):
            message = {
                "type": "picture",
                "picture": "line",
                "seq": seq,
                "source": "reference",
                "arguments": {"w": 1, "b": 2},
            }
            socket.send_text(json.dumps(message))
        assert [decode(socket.receive_bytes())[0]["seq"] for socket in opened] == list(range(200))
        for socket in sockets:
            socket.__exit__(None, None, None)
