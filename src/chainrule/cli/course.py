"""What the course says in a terminal: verdicts, lessons, hints, lists. Words first; colour only underlines them."""

from __future__ import annotations

import difflib
import os
import textwrap

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text
from rich.theme import Theme

from chainrule.course.exercise import Catalogue, Chapter, Exercise
from chainrule.course.explain import sentences
from chainrule.course.formulas import as_text
from chainrule.course.progress import Progress
from chainrule.course.verdict import OPEN, PASSED, WRONG, Verdict

THEME = Theme(
    {
        "passed": "green",
        "wrong": "red",
        "open": "cyan",
        "quiet": "dim",
        "markdown.h1": "bold",
        "markdown.h2": "bold",
        "markdown.code": "cyan",
        "markdown.code_block": "cyan",
        "markdown.h1.border": "dim",
    }
)
SIGNS = {PASSED: "✓", WRONG: "✗", OPEN: "○"}
PLAIN_SIGNS = {PASSED: "[passed]", WRONG: "[wrong]", OPEN: "[open]"}
STYLES = {PASSED: "passed", WRONG: "wrong", OPEN: "open"}
WIDTH = 118


class Screen:
    """Where the course speaks: a terminal with colour, or plain text in a file or a pipe.

    Args:
        console: what to write on; stdout if it is not given.
    """

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(
            theme=THEME,
            highlight=False,
            emoji=False,
            soft_wrap=False,
            no_color=bool(os.environ.get("NO_COLOR")) or None,
        )
        self.is_terminal = self.console.is_terminal
        if not self.is_terminal or self.console.width > WIDTH:
            self.console.width = WIDTH
        encoding = getattr(self.console.file, "encoding", None) or "ascii"
        self.signs = SIGNS if _can_say("✓✗○█░", encoding) and self.is_terminal else PLAIN_SIGNS

    def say(self, text: str = "", style: str = "") -> None:
        """Write one line."""
        self.console.print(Text(text, style=style), soft_wrap=not self.is_terminal)

    def _indented(self, text: str, style: str) -> None:
        width = self.console.width - 2 if self.is_terminal else max(1, len(text))
        for line in textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False):
            self.say(f"  {line}", style)

    def verdict(self, verdict: Verdict, exercise: Exercise) -> None:
        """Write a verdict: at most three lines."""
        head, *rest = sentences(verdict, exercise)
        line = Text()
        line.append(f"{self.signs[verdict.status]} ", style=STYLES[verdict.status])
        function, colon, what = head.partition(": ")
        line.append(function + colon, style="bold" if what else "")
        line.append(what)
        if verdict.finding is not None and verdict.status == WRONG:
            name = verdict.finding.diagnosis
            if self.console.width - len(line) >= len(name) + 4:
                line.append(f"  [{name}]", style="quiet")
        self.console.print(line, soft_wrap=not self.is_terminal)
        for text, style in zip(
            rest, ("quiet" if verdict.status == WRONG and len(rest) > 1 else "", ""), strict=False
        ):
            self._indented(text, style)

    def markdown(self, text: str) -> None:
        """Write a lesson or a hint."""
        plain = as_text(text)
        if self.is_terminal:
            self.console.print(Markdown(plain, code_theme="ansi_dark", inline_code_theme="ansi_dark"))
        else:
            self.console.file.write(plain.rstrip() + "\n")

    def code(self, text: str) -> None:
        """Write a program."""
        for line in text.rstrip().splitlines():
            self.console.print(Text(f"  {line}", style="markdown.code"), soft_wrap=True)

    def introduction(self, exercise: Exercise, progress: Progress) -> None:
        """Say what is to be done next, and where."""
        number = f"{exercise.chapter[:2]}/{exercise.folder.name[:2]}"
        line = Text(f"{number}  ", style="quiet")
        line.append(exercise.title, style="bold")
        line.append(f"  about {exercise.minutes} min" if exercise.minutes else "", style="quiet")
        self.console.print(line)
        state = "passed; " if exercise.id in progress.passed else ""
        self.say(f"       {state}write in {exercise.file}", "quiet")

    def list(self, course: Catalogue, progress: Progress, now: Exercise | None) -> None:
        """Write all chapters and exercises, with what is passed."""
        for chapter in course.chapters:
            done = sum(one.id in progress.passed for one in chapter.exercises)
            line = Text(f"{chapter.name[:2]}  {chapter.title}", style="bold")
            line.append(f"  {done} of {len(chapter.exercises)}", style="quiet")
            self.console.print(line)
            for exercise in chapter.exercises:
                status = PASSED if exercise.id in progress.passed else OPEN
                here = now is not None and exercise.id == now.id
                line = Text("    ")
                line.append(self.signs[status], style="passed" if status == PASSED else "quiet")
                line.append(f" {exercise.folder.name[:2]}  {exercise.title}", style="bold" if here else "")
                line.append("  <- you are here" if here else "", style="open")
                self.console.print(line)

    def progress(self, course: Catalogue, progress: Progress) -> None:
        """Write how far the learner is, chapter by chapter."""
        total = sum(1 for _ in course)
        done = sum(one.id in progress.passed for one in course)
        self.say(f"{done} of {total} exercises passed", "bold")
        wide = max(len(chapter.title) for chapter in course.chapters)
        most = max(len(chapter.exercises) for chapter in course.chapters)
        for chapter in course.chapters:
            self.console.print(self._bar(chapter, progress, wide, most))
        met = _most_met(progress)
        if met:
            self.say()
            self.say("Met most often on the way: " + ", ".join(f"{name} ({count}x)" for name, count in met))
        if progress.gone:
            self.say()
            self.say(
                f"No longer part of the course, and kept: {', '.join(sorted(progress.gone))} "
                "(the files are in .chainrule/snapshots)"
            )

    def _bar(self, chapter: Chapter, progress: Progress, wide: int, most: int) -> Text:
        done = sum(one.id in progress.passed for one in chapter.exercises)
        full, rest = ("█", "░") if self.signs is SIGNS else ("#", ".")
        length = 2 * len(chapter.exercises)
        filled = 2 * done
        line = Text(f"  {chapter.name[:2]}  {chapter.title:<{wide}}  ")
        line.append(full * filled, style="passed")
        line.append(rest * (length - filled), style="quiet")
        line.append(" " * (2 * most - length) + f"  {done} of {len(chapter.exercises)}")
        return line

    def every_check(self, verdict: Verdict) -> None:
        """Write the status of each function of the file."""
        if not verdict.each:
            self.say("No function has been looked at yet: see the verdict above.")
        for name, status in verdict.each.items():
            line = Text("  ")
            line.append(f"{self.signs[status]} ", style=STYLES[status])
            line.append(f"{name}: {status}")
            self.console.print(line)

    def failing_data(self, verdict: Verdict) -> None:
        """Write the call that failed, in full."""
        data = verdict.finding.data if verdict.finding is not None else {}
        if not data:
            self.say("This verdict is not about a single call.")
        for name, value in data.items():
            self.console.print(Text(f"  {name} = ", style="bold"), end="")
            shown = value.replace("\n", "\n" + " " * (len(name) + 5))
            self.console.print(Text(shown), soft_wrap=True)
        if verdict.output.strip():
            self.say("  What your code printed:", "bold")
            for line in verdict.output.strip().splitlines()[:20]:
                self.console.print(Text(f"    {line}"), soft_wrap=True)

    def diff(self, before: str, after: str, names: tuple[str, str]) -> None:
        """Write how two texts differ."""
        lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), *names, lineterm=""))
        if not lines:
            self.say("There is no difference.")
        for line in lines:
            style = "passed" if line.startswith("+") else "wrong" if line.startswith("-") else ""
            self.console.print(Text(line, style=style), soft_wrap=True)


def _most_met(progress: Progress) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for of_exercise in progress.diagnoses.values():
        for name, count in of_exercise.items():
            counts[name] = counts.get(name, 0) + count
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]


def _can_say(signs: str, encoding: str) -> bool:
    try:
        signs.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
