"""Nothing that was passed is ever lost: crashes, merges, and courses that change."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainrule.course.exercise import Catalogue, catalogue
from chainrule.course.journal import Event, Journal, read_events
from chainrule.course.progress import current, following, progress_of
from chainrule.course.session import Session
from chainrule.course.workspace import Workspace
from chainrule.errors import FileError, FileFormatError

COURSE = catalogue()
FIRST = next(iter(COURSE))


def test_events_come_back_in_the_order_of_their_time(tmp_path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    assert journal.read() == []
    written = [journal.append("hint", FIRST.id, level=level) for level in (1, 2)]
    assert journal.read() == written
    assert Journal(journal.path).read() == written


def test_a_line_that_was_cut_short_costs_only_itself(tmp_path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    kept = journal.append("goto", FIRST.id)
    journal.path.write_bytes(journal.path.read_bytes() + b'{"kind": "passed", "exer')
    after = journal.append("goto", FIRST.id)
    assert Journal(journal.path).read() == [kept, after]
    assert journal.read() == [kept, after]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3))
def test_garbage_in_the_file_is_passed_over(tmp_path_factory, garbage, place) -> None:
    path = tmp_path_factory.mktemp("journal") / "journal.jsonl"
    journal = Journal(path)
    written = [journal.append("goto", FIRST.id) for _ in range(3)]
    lines = path.read_bytes().splitlines(keepends=True)
    lines.insert(place, garbage.replace(b"\n", b"") + b"\n")
    path.write_bytes(b"".join(lines))
    assert Journal(path).read() == written


events = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(["passed", "checked", "hint"]),
        exercise=st.sampled_from([exercise.id for exercise in COURSE]),
        data=st.just({"snapshot": "s", "level": 1}),
        time=st.integers(0, 50).map(lambda second: f"2026-01-01T00:00:{second:02}.000+00:00"),
        id=st.uuids().map(lambda one: one.hex),
    ),
    max_size=12,
    unique_by=lambda event: event.id,
)


@settings(max_examples=60, deadline=None)
@given(events, events)
def test_merging_is_a_union_whichever_way_round(tmp_path_factory, ours, theirs) -> None:
    folder = tmp_path_factory.mktemp("merge")
    one, two = Journal(folder / "one.jsonl"), Journal(folder / "two.jsonl")
    one.merge(ours)
    two.merge(theirs)
    both = {event.id for event in [*ours, *theirs]}
    one.merge(theirs)
    two.merge(ours)
    assert {event.id for event in one.read()} == both
    assert one.read() == two.read()
    assert one.merge(theirs) == 0
    assert progress_of(one.read(), COURSE) == progress_of(two.read(), COURSE)


def solve(workspace: Workspace, *exercises: str) -> None:
    with Session(workspace) as session:
        for name in exercises:
            exercise = COURSE.find(name)
            workspace.path(exercise).write_text(exercise.read("solution.py"))
            assert session.check(exercise).status == "passed"


def test_two_machines_merge_without_loss(tmp_path) -> None:
    home, school = Workspace.create(tmp_path / "home"), Workspace.create(tmp_path / "school")
    solve(home, "line-predict", "line-gradient")
    solve(school, "line-gradient", "line-cost")
    written_here = "# still at work\n"
    school.path(COURSE.find("line-predict")).write_text(written_here)
    home.export(tmp_path / "progress.zip")
    assert school.merge(tmp_path / "progress.zip") > 0
    assert set(school.progress().passed) == {"line-predict", "line-gradient", "line-cost"}
    assert school.path(COURSE.find("line-predict")).read_text() == written_here
    assert school.merge(tmp_path / "progress.zip") == 0
    assert home.merge(school.folder) > 0
    assert home.progress() == school.progress()
    assert home.path(COURSE.find("line-cost")).read_text() == COURSE.find("line-cost").read("solution.py")
    program = "from mine.line import cost; print(cost.__module__)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=home.folder, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("mine.line._02_cost")


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_export_is_refused_and_nothing_changes(tmp_path, content) -> None:
    workspace = Workspace.create(tmp_path / "course")
    before = workspace.journal.read()
    (tmp_path / "file.zip").write_bytes(content)
    with pytest.raises(FileFormatError, match="no progress"):
        workspace.merge(tmp_path / "file.zip")
    with pytest.raises(FileError, match="there is no file"):
        workspace.merge(tmp_path / "nothing.zip")
    with pytest.raises(FileFormatError, match="no progress"):
        workspace.merge(tmp_path)
    assert workspace.journal.read() == before


def without(course: Catalogue, id_: str) -> Catalogue:
    return Catalogue(
        tuple(
            replace(chapter, exercises=tuple(one for one in chapter.exercises if one.id != id_))
            for chapter in course.chapters
        )
    )


def renamed(course: Catalogue, id_: str, new: str) -> Catalogue:
    return Catalogue(
        tuple(
            replace(
                chapter,
                exercises=tuple(
                    replace(one, id=new, formerly=(id_,)) if one.id == id_ else one for one in chapter.exercises
                ),
            )
            for chapter in course.chapters
        )
    )


def test_a_course_that_renames_or_removes_an_exercise_loses_nothing(tmp_path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    solve(workspace, "line-predict", "line-gradient")
    text = COURSE.find("line-gradient").read("solution.py")
    new = Workspace(workspace.folder, renamed(COURSE, "line-gradient", "line-slopes"))
    assert set(new.progress().passed) == {"line-predict", "line-slopes"}
    new.assemble()
    assert "# yours" in (workspace.folder / "mine/line/__init__.py").read_text()
    gone = Workspace(workspace.folder, without(COURSE, "line-gradient"))
    progress = gone.progress()
    assert set(progress.passed) == {"line-predict"}
    assert gone.snapshot(progress.gone["line-gradient"]) == text
    gone.assemble()
    assert gone.path(COURSE.find("line-gradient")).read_text() == text
    assert set(workspace.progress().passed) == {"line-predict", "line-gradient"}


def test_where_the_learner_is_follows_from_the_events() -> None:
    order = list(COURSE)
    assert current(progress_of([], COURSE), COURSE) == order[0]
    passed = [Event("passed", one.id, {"snapshot": "s"}) for one in order[:2]]
    assert current(progress_of(passed, COURSE), COURSE) == order[2]
    gone_to = [*passed, Event("goto", order[7].id)]
    assert current(progress_of(gone_to, COURSE), COURSE) == order[7]
    progress = progress_of([Event("passed", one.id, {"snapshot": "s"}) for one in order], COURSE)
    assert current(progress, COURSE) is None
    assert following(order[0], progress, COURSE) is None
    last_open = progress_of([Event("passed", one.id, {"snapshot": "s"}) for one in order[1:]], COURSE)
    assert following(order[-1], last_open, COURSE) == order[0]


PASSES = """
import sys
from chainrule.course.exercise import catalogue
from chainrule.course.session import Session
from chainrule.course.workspace import Workspace
from pathlib import Path

workspace = Workspace.find(Path(sys.argv[1]))
with Session(workspace) as session:
    first = catalogue().find("line-predict")
    session.check_text(first, first.starter)
    print("ready", flush=True)
    for number in range(10**6):
        for exercise in [catalogue().find(name) for name in ("line-predict", "line-gradient", "features-bias")]:
            text = exercise.read("solution.py") + f"\\n# {sys.argv[2]} {number}\\n"
            assert session.check_text(exercise, text).status == "passed"
            print(exercise.id, sys.argv[2], number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a matter of POSIX")
def test_no_pass_that_was_told_is_lost_when_the_watcher_is_killed_at_200_random_moments(tmp_path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    rng = random.Random(4)
    told: list[tuple[str, str]] = []
    kills = 0
    while kills < 200:
        process = subprocess.Popen(
            [sys.executable, "-c", PASSES, str(workspace.folder), str(kills)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(rng.random() * 0.1)
        os.kill(process.pid, signal.SIGKILL)
        kills += 1
        for line in process.stdout.read().splitlines(keepends=True):
            if line.endswith("\n"):
                name, run, number = line.split()
                told.append((name, f"# {run} {number}\n"))
        process.wait()
        process.stdout.close()
    kept = {(event.exercise, workspace.snapshot(event.data["snapshot"])) for event in passes(workspace)}
    ends = {(name, text.splitlines(keepends=True)[-1]) for name, text in kept if text is not None}
    assert len(told) > 100
    assert set(told) <= ends
    for event in workspace.journal.path.read_bytes().splitlines():
        json.loads(event)
    assert None not in {text for _, text in kept}


def passes(workspace: Workspace) -> list[Event]:
    return [event for event in read_events(workspace.journal.path.read_bytes()) if event.kind == "passed"]


def test_a_reset_keeps_what_was_there(tmp_path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    exercise = COURSE.find("line-gradient")
    workspace.path(exercise).write_text("# my own work\n")
    kept = workspace.reset(exercise)
    assert kept is not None
    assert workspace.snapshot(kept) == "# my own work\n"
    assert workspace.path(exercise).read_text() == exercise.starter
    assert workspace.reset(exercise) is None


def test_a_file_that_was_deleted_comes_back_as_it_was_passed(tmp_path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    solve(workspace, "line-gradient")
    exercise = COURSE.find("line-gradient")
    workspace.path(exercise).unlink()
    assert workspace.provide(exercise)
    assert workspace.path(exercise).read_text() == exercise.read("solution.py")
    assert not workspace.provide(exercise)


def test_making_a_workspace_twice_changes_no_file(tmp_path) -> None:
    first = Workspace.create(tmp_path / "course")
    exercise = COURSE.find("line-gradient")
    first.path(exercise).write_text("# mine\n")
    (first.folder / "README.md").write_text("my notes")
    Workspace.create(tmp_path / "course")
    assert first.path(exercise).read_text() == "# mine\n"
    assert (first.folder / "README.md").read_text() == "my notes"
    assert len(first.journal.read()) == 1


def test_a_workspace_is_found_from_inside_and_not_from_outside(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "course")
    found = Workspace.find(workspace.folder / "01_line")
    assert found is not None
    assert found.folder == workspace.folder
    assert Workspace.find(tmp_path) is None
