"""The commands of the course: for learners, and under `dev` for authors."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from chainrule.course.exercise import Exercise
    from chainrule.course.workspace import Workspace

FOLDER = "chainrule-course"
EXERCISE = click.argument("exercise", required=False)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print as JSON and nothing else.")


def begin(context: click.Context) -> None:
    """What bare `chainrule` does: watch in a workspace, help elsewhere."""
    from chainrule.course.workspace import Workspace

    workspace = Workspace.find(Path.cwd())
    if workspace is None:
        click.echo(context.get_help())
    elif sys.stdout.isatty() and sys.stdin.isatty():
        _watch(workspace)
    else:
        sys.exit(_check(workspace, None, False, False))


@click.command("start")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(FOLDER))
def start(folder: Path) -> None:
    """Make a folder for the course, with a file for each exercise."""
    from chainrule.cli.course import Screen
    from chainrule.course.progress import current
    from chainrule.course.workspace import STATE, Workspace

    there = (folder / STATE).is_dir()
    outer = Workspace.find(folder.absolute().parent)
    if outer is not None and not there:
        raise click.UsageError(f"{folder} would lie inside the course in {outer.folder}; choose a folder beside it")
    workspace = Workspace.create(folder)
    screen = Screen()
    screen.say(f"Your course {'is' if there else 'is now'} in {folder}.", "bold")
    screen.say("Open that folder in your editor, and in a terminal:")
    screen.say(f"    cd {folder}")
    screen.say("    chainrule")
    now = current(workspace.progress(), workspace.course)
    if now is not None:
        screen.say(f"It begins with {now.file}. Save it, and you are told at once what is right or wrong.")


@click.command("watch", short_help="Watch your files, and say what is right or wrong.")
def watch() -> None:
    """Watch your files and say after each save what is right or wrong (as chainrule alone does)."""
    _watch(_workspace())


@click.command("check", short_help="Check one exercise, or all of them.")
@EXERCISE
@click.option("--all", "every", is_flag=True, help="Check every file of the course.")
@AS_JSON
def check(exercise: str | None, every: bool, as_json: bool) -> None:
    """Check one exercise, the current one if none is named.

    Exit code 0 if all that was checked is right, else 1.
    """
    sys.exit(_check(_workspace(), exercise, every, as_json))


@click.command("lesson")
@EXERCISE
def lesson(exercise: str | None) -> None:
    """Show the text of an exercise."""
    from chainrule.cli.course import Screen

    Screen().markdown(_exercise(_workspace(), exercise).read("lesson.md"))


@click.command("hint")
@EXERCISE
@click.option("--level", type=click.IntRange(1, 4), help="Which hint; the next one if not given.")
def hint(exercise: str | None, level: int | None) -> None:
    """Show the next hint."""
    from chainrule.cli.course import Screen
    from chainrule.cli.watch import show_hint

    workspace = _workspace()
    show_hint(workspace, _exercise(workspace, exercise), Screen(), level)


@click.command("list")
@AS_JSON
def list_(as_json: bool) -> None:
    """Show all exercises, and where you are."""
    from chainrule.cli.course import Screen
    from chainrule.course.progress import current

    workspace = _workspace()
    progress = workspace.progress()
    now = current(progress, workspace.course)
    if as_json:
        content = [
            {
                "id": one.id, "title": one.title, "file": one.file, "passed": one.id in progress.passed,
                "current": now is not None and one.id == now.id,
            }
            for one in workspace.course
        ]  # fmt: skip
        click.echo(json.dumps(content, ensure_ascii=False))
    else:
        Screen().list(workspace.course, progress, now)


@click.command("next")
def next_() -> None:
    """Go on to the next exercise that is not passed."""
    from chainrule.cli.course import Screen
    from chainrule.course.progress import current, following

    workspace = _workspace()
    progress = workspace.progress()
    now = current(progress, workspace.course)
    coming = None if now is None else following(now, progress, workspace.course)
    if coming is None:
        Screen().say("There is no other exercise open.")
    else:
        _go_to(workspace, coming)


@click.command("goto", short_help="Go to an exercise: its number (01/05), name or file.")
@click.argument("exercise")
def goto(exercise: str) -> None:
    """Go to an exercise: by its number (01/05), its name or its file."""
    workspace = _workspace()
    _go_to(workspace, _exercise(workspace, exercise))


@click.command("reset", short_help="Put a starter file back; what you had is kept.")
@EXERCISE
def reset(exercise: str | None) -> None:
    """Put an exercise's starter file back; what you had is kept."""
    from chainrule.cli.course import Screen
    from chainrule.course.workspace import SNAPSHOTS, STATE

    workspace = _workspace()
    chosen = _exercise(workspace, exercise)
    kept = workspace.reset(chosen)
    screen = Screen()
    screen.say(f"{chosen.file} is the starter again.")
    if kept:
        screen.say(f"What you had is in {STATE}/{SNAPSHOTS}/{kept}.py")


@click.command("solution", short_help="Show the solutions, when you have earned them.")
@EXERCISE
def solution(exercise: str | None) -> None:
    """Show the solutions, after you have passed, or after all hints."""
    from chainrule.cli.course import Screen
    from chainrule.cli.watch import show_solution
    from chainrule.course.explain import why_no_solution

    workspace = _workspace()
    chosen = _exercise(workspace, exercise)
    screen = Screen()
    reason = why_no_solution(workspace, chosen)
    if reason:
        screen.say(f"{reason} chainrule hint shows the next.")
        sys.exit(1)
    if chosen.id not in workspace.progress().passed and sys.stdin.isatty():
        click.confirm("It is worth more when you find it yourself. Show it all the same?", abort=True)
    show_solution(workspace, chosen, screen)


@click.command("diff", short_help="Show what you changed.")
@EXERCISE
@click.option("--solution", "with_solution", is_flag=True, help="Compare with the solution (where it may be seen).")
def diff(exercise: str | None, with_solution: bool) -> None:
    """Show how your file differs from the starter, or from your last pass if there is one."""
    from chainrule.cli.course import Screen
    from chainrule.course.explain import why_no_solution

    workspace = _workspace()
    chosen = _exercise(workspace, exercise)
    screen = Screen()
    mine = workspace.text(chosen) or ""
    snapshot = workspace.progress().passed.get(chosen.id)
    passed = workspace.snapshot(snapshot) if snapshot else None
    before, name = (passed, "your last pass") if passed is not None else (chosen.starter, "starter")
    if with_solution:
        reason = why_no_solution(workspace, chosen)
        if reason:
            screen.say(f"{reason} chainrule hint shows the next.")
            sys.exit(1)
        before, name = chosen.read("solution.py"), "solution"
    screen.diff(before, mine, (name, chosen.file))


@click.command("why", short_help="Explain a diagnosis or a convention.")
@click.argument("name")
def why(name: str) -> None:
    """Explain a diagnosis (what stands in brackets behind a verdict), or an exercise's convention."""
    from chainrule.cli.course import Screen
    from chainrule.course.explain import explanation

    screen = Screen()
    for paragraph in explanation(name):
        screen.say(paragraph)


@click.command("progress")
@AS_JSON
def progress(as_json: bool) -> None:
    """Show how far you are."""
    from chainrule.cli.course import Screen

    workspace = _workspace()
    reached = workspace.progress()
    if as_json:
        content = {
            "passed": sorted(reached.passed), "of": sum(1 for _ in workspace.course), "tries": reached.tries,
            "hints": reached.hints, "diagnoses": reached.diagnoses, "solutions_seen": sorted(reached.solutions),
            "no_longer_in_the_course": sorted(reached.gone),
        }  # fmt: skip
        click.echo(json.dumps(content, ensure_ascii=False))
    else:
        Screen().progress(workspace.course, reached)


@click.command("export", short_help="Write your progress into one file.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("progress.zip"))
def export(file: Path) -> None:
    """Write your progress and everything that you passed into one file, for another machine or a teacher."""
    workspace = _workspace()
    workspace.export(file)
    click.echo(
        f"{len(workspace.progress().passed)} passed exercises and "
        f"{len(workspace.journal.read())} events are in {file}."
    )


@click.command("merge", short_help="Take in the progress of another machine.")
@click.argument("source", type=click.Path(path_type=Path))
def merge(source: Path) -> None:
    """Take in the progress of another machine: a file from chainrule export, or another course folder."""
    workspace = _workspace()
    before = len(workspace.progress().passed)
    new = workspace.merge(source)
    after = len(workspace.progress().passed)
    click.echo(f"{new} new events; {after} exercises are passed now, {before} were before. Nothing was lost.")


@click.command("lab", short_help="Open the course in the browser.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), required=False)
@click.option("--port", type=click.IntRange(1, 65535), help="The port; by default the first free one from 8765 on.")
@click.option("--no-open", is_flag=True, help="Do not open the browser; only print the address.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--let-others-in", is_flag=True, help="Needed with another --host.")
def lab(folder: Path | None, port: int | None, no_open: bool, host: str, let_others_in: bool) -> None:
    """Open the course in the browser, with pictures that run on the code you wrote."""
    from chainrule.cli.course import Screen
    from chainrule.course.workspace import Workspace
    from chainrule.lab.serve import serve

    if host not in ("127.0.0.1", "localhost", "::1") and not let_others_in:
        raise click.UsageError(
            f"--host {host} lets other machines reach the lab, and whoever has its address can run code here. "
            "If that is what you want, add --let-others-in."
        )
    workspace = _workspace() if folder is None else Workspace.find(folder)
    if workspace is None:
        raise click.UsageError(f"{folder} is not in a course. Make one first: chainrule start {folder}")
    screen = Screen()

    def ready(address: str) -> None:
        screen.say("The lab is open in your browser:" if not no_open else "The lab is open at:")
        screen.say(f"  {address}", "bold")
        screen.say("Keep this window open. Ctrl-C ends it; everything is kept.", "quiet")
        sys.stdout.flush()
        if not no_open:
            import webbrowser

            webbrowser.open(address)

    with contextlib.suppress(KeyboardInterrupt):
        serve(workspace, host, port, ready)
    screen.say("The lab is closed. Everything is kept.", "quiet")


@click.group("dev")
def dev() -> None:
    """Write exercises for the course."""


@dev.command("new")
@click.argument("chapter")
@click.argument("name")
def dev_new(chapter: str, name: str) -> None:
    """Make the folder of a new exercise: chainrule dev new 01_line intercept."""
    from chainrule.course.authoring import create

    click.echo(f"Fill in what is in {create(chapter, name)}, then: chainrule dev check {name}")


@dev.command("check")
@click.argument("exercises", nargs=-1)
def dev_check(exercises: tuple[str, ...]) -> None:
    """Prove exercises: solutions pass, every wrong answer gets its diagnosis, nothing is missing.

    All if none is named.
    """
    from chainrule.course.authoring import Author

    found = 0
    with Author() as author:
        chosen = [author.course.find(name) for name in exercises] or list(author.course)
        answers = 0
        for exercise in chosen:
            for problem in author.problems(exercise):
                found += 1
                click.echo(f"{exercise.file}: {problem}")
            answers += len(exercise.wrong_answers())
    click.echo(
        f"{len(chosen)} exercise{'s' if len(chosen) != 1 else ''} with {answers} wrong answers: "
        f"{found or 'no'} problem{'s' if found != 1 else ''}."
    )
    sys.exit(1 if found else 0)


COMMANDS = (
    start, watch, lab, check, lesson, hint, list_, next_, goto, reset, solution, diff, why, progress, export, merge,
    dev,
)  # fmt: skip


def _workspace() -> Workspace:
    """The workspace that we are in; a way out where there is none."""
    from chainrule.course.workspace import Workspace

    found = Workspace.find(Path.cwd())
    if found is None:
        near = sorted(path.parent.name for path in Path.cwd().glob("*/.chainrule"))
        mend = f"Go into it first: cd {near[0]}" if near else "Make one first: chainrule start"
        raise click.UsageError(f"this folder is not in a course. {mend}")
    return found


def _exercise(workspace: Workspace, wanted: str | None) -> Exercise:
    """The exercise that is named, else the one that the learner is at."""
    from chainrule.course.progress import current

    now = current(workspace.progress(), workspace.course)
    if wanted is not None:
        return workspace.course.find(wanted, now)
    return now or list(workspace.course)[-1]


def _go_to(workspace: Workspace, exercise: Exercise) -> None:
    from chainrule.cli.course import Screen

    workspace.provide(exercise)
    workspace.journal.append("goto", exercise.id)
    Screen().introduction(exercise, workspace.progress())


def _watch(workspace: Workspace) -> None:
    from chainrule.cli.course import Screen
    from chainrule.cli.watch import Watch
    from chainrule.course.session import Session

    screen = Screen()
    try:
        with Session(workspace) as session:
            Watch(session, screen).run()
    except KeyboardInterrupt:
        pass
    screen.say("Everything is kept. chainrule goes on from here.", "quiet")


def _check(workspace: Workspace, wanted: str | None, every: bool, as_json: bool) -> int:
    """Check and say; the exit code."""
    from chainrule.cli.course import Screen
    from chainrule.course.session import Session
    from chainrule.course.verdict import PASSED

    screen = Screen()
    chosen = list(workspace.course) if every else [_exercise(workspace, wanted)]
    verdicts: list[dict[str, Any]] = []
    passed = True
    with Session(workspace) as session:
        for exercise in chosen:
            if not as_json:
                screen.say(f"checking {exercise.file} ...", "quiet")
            verdict = session.check(exercise)
            passed = passed and verdict.status == PASSED
            if as_json:
                verdicts.append({"file": exercise.file, **verdict.to_dict()})
            else:
                screen.verdict(verdict, exercise)
    if as_json:
        click.echo(json.dumps(verdicts if every else verdicts[0], ensure_ascii=False))
    return 0 if passed else 1
