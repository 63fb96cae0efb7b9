"""For authors: a new exercise's folder, and the proof that an exercise keeps what the course promises."""

from __future__ import annotations

import ast
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from chainrule.course.attempt import outcome_of, same_outcome
from chainrule.course.checking import Check, Misconception, Requirement
from chainrule.course.exercise import CHAPTERS, HINTS, KINDS, Catalogue, Exercise, catalogue, sections
from chainrule.course.formulas import unknown_commands
from chainrule.course.verdict import OPEN, PASSED, Verdict
from chainrule.course.worker import Worker
from chainrule.course.workspace import Workspace
from chainrule.errors import ArgumentError

FEWEST_WRONG = 4
WIDEST = 116
HEADER = re.compile(r"# diagnosis: (\S.*)")


class Author:
    """Checks exercises in a workspace of its own in which nothing has been passed.

    Args:
        course: the chapters.
    """

    def __init__(self, course: Catalogue | None = None) -> None:
        self.course = course or catalogue()
        self.folder = tempfile.TemporaryDirectory(prefix="chainrule-author-")
        self.workspace = Workspace.create(Path(self.folder.name), self.course)
        self.worker = Worker(self.workspace.folder)

    def __enter__(self) -> Author:
        return self

    def __exit__(self, *_: object) -> None:
        self.worker.close()
        self.folder.cleanup()

    def verdict(self, exercise: Exercise, text: str) -> Verdict:
        """Check a text as a learner's file is checked."""
        return self.worker.check(exercise, text, str(self.workspace.path(exercise)))

    def problems(self, exercise: Exercise) -> Iterator[str]:
        """Say everything that is not as it should be; nothing if all is well."""
        yield from _of_words(exercise)
        try:
            exercise.checks()
        except Exception as error:
            yield f"check.py or solution.py cannot be loaded: {error!r}"
            return
        yield from _of_cases(exercise)
        yield from self._of_starter(exercise)
        yield from self._of_solutions(exercise)
        yield from self._of_wrong_answers(exercise)

    def _of_starter(self, exercise: Exercise) -> Iterator[str]:
        verdict = self.verdict(exercise, exercise.starter)
        if verdict.status != OPEN:
            yield f"starter.py counts as {verdict.status}, not as not attempted: {verdict.lines()}"

    def _of_solutions(self, exercise: Exercise) -> Iterator[str]:
        for name, text in exercise.solutions().items():
            verdict = self.verdict(exercise, text)
            if verdict.status != PASSED:
                yield f"{name} does not pass: {verdict.diagnosis}: {verdict.lines()}"

    def _of_wrong_answers(self, exercise: Exercise) -> Iterator[str]:
        wrong = exercise.wrong_answers()
        if len(wrong) < FEWEST_WRONG:
            yield f"wrong/ has {len(wrong)} answers; {FEWEST_WRONG} are the least"
        for name, text in wrong.items():
            header = HEADER.match(text)
            if header is None:
                yield f"wrong/{name} does not begin with '# diagnosis: NAME'"
                continue
            verdict = self.verdict(exercise, completed(exercise, text))
            if not names(header[1].strip(), verdict):
                yield f"wrong/{name} gets {verdict.diagnosis!r}, not {header[1].strip()!r}: {verdict.lines()}"
            elif len(longest := max(verdict.lines(), key=len)) > WIDEST:
                yield f"wrong/{name}: a line of the verdict is longer than {WIDEST}: {longest}"


def completed(exercise: Exercise, text: str) -> str:
    """A file in which what `text` does not define is as in the solution."""
    return f"{exercise.read('solution.py')}\n\n{text}"


def names(wanted: str, verdict: Verdict) -> bool:
    """Whether a verdict gives the diagnosis; a factor only with its size."""
    if verdict.finding is None:
        return wanted == PASSED
    return wanted == verdict.diagnosis or (wanted == verdict.finding.diagnosis != "factor")


def create(chapter: str, name: str, chapters: Path = CHAPTERS) -> Path:
    """Make the folder of a new exercise with everything that has to be filled in.

    Raises:
        ArgumentError: there is no such chapter, or there is such a folder already.
    """
    room = next((path.parent for path in chapters.glob("*/chapter.toml") if chapter in path.parent.name), None)
    if room is None:
        raise ArgumentError(
            f"there is no chapter {chapter!r}", expected="the name of a folder in chapters/ with a chapter.toml",
            mend=", ".join(sorted(path.parent.name for path in chapters.glob("*/chapter.toml"))),
        )  # fmt: skip
    numbers = [int(path.name[:2]) for path in room.iterdir() if re.match(r"\d\d_", path.name)]
    folder = room / f"{max(numbers, default=0) + 1:02d}_{name}"
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ArgumentError(f"{name!r} is no name for an exercise", expected="lower-case letters, digits and _")
    package = room.name.partition("_")[2]
    files = {
        "exercise.toml": (
            f'id = "{package}-{name.replace("_", "-")}"\ntitle = ""\nkind = "write"\nconcepts = []\nrequires = []\n'
            'minutes = 10\npicture = ""\nconvention = ""\nwhy = ""\nanother_way = ""\n'
        ),
        "lesson.md": "# \n\n## Your task\n",
        "starter.py": f'""""""\n\n\ndef {name}(x):\n    """Return ..."""\n    ...\n',
        "solution.py": f'""""""\n\n\ndef {name}(x):\n    return x\n',
        "check.py": (
            '""""""\n\nimport numpy as np\n\nfrom chainrule.course.checking import Check, case\n\n'
            f'{name} = Check("{name}")\n\n\n@{name}.cases\ndef several_sizes(rng):\n'
            "    yield case(np.array([1.0, 2.0]))\n    for m in (3, 5, 8):\n"
            "        yield case(rng.normal(size=m))\n"
        ),
        "hints.md": "".join(f"## {heading}\n\n" for heading in HINTS),
    }
    (folder / "wrong").mkdir(parents=True)
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def _of_words(exercise: Exercise) -> Iterator[str]:
    """What is missing from exercise.toml, the lesson and the hints."""
    for entry in ("title", "concepts", "minutes", "picture", "convention", "why", "another_way"):
        if not getattr(exercise, entry) and not (entry == "picture" and exercise.kind == "write"):
            yield f"exercise.toml has no {entry}"
    if exercise.kind not in KINDS:
        yield f"exercise.toml: kind is one of {', '.join(KINDS)}, not {exercise.kind!r}"
    for line in (exercise.why, exercise.another_way):
        if len(line) > WIDEST:
            yield f"exercise.toml: at most {WIDEST} characters: {line!r}"
    lesson = exercise.read("lesson.md")
    if not lesson.startswith("# ") or "## Your task" not in lesson or len(lesson.split()) < 120:
        yield "lesson.md is too short, or has no title or no '## Your task'"
    for command in unknown_commands(lesson + exercise.read("hints.md")):
        yield f"a formula has \\{command}, which the terminal cannot show"
    for name in exercise.provides:
        if name not in lesson:
            yield f"lesson.md does not mention {name}"
    found = sections(exercise.read("hints.md"))
    if tuple(heading for heading, _ in found) != HINTS:
        yield f"hints.md: the sections are {', '.join(HINTS)}"
    code = {_plain(line) for line in exercise.read("solution.py").splitlines() if _is_telling(line)}
    for heading, text in found[:-1]:
        if not text.strip():
            yield f"hints.md: {heading} is empty"
        given = code & {_plain(line) for line in text.splitlines()}
        if given:
            yield f"hints.md: {heading} gives the code away: {min(given)!r}"


def _of_cases(exercise: Exercise) -> Iterator[str]:
    """Whether the cases can tell the misconceptions from the right function and from each other."""
    for check in exercise.checks():
        if not isinstance(check, Check):
            continue
        cases = [case for case in check.make_cases() if not case.extreme]
        right = [outcome_of(check.reference, case) for case in cases]
        for i, (case, outcome) in enumerate(zip(cases, right, strict=True)):
            if (outcome.error is not None) != (case.raises is not None):
                yield f"{check.function}: the reference raises {outcome.error!r} in case {i}"
        answers = [[outcome_of(known.function, case) for case in cases] for known in check.misconceptions]
        tolerance = check.relative_tolerance
        for known, given in zip(check.misconceptions, answers, strict=True):
            if all(same_outcome(one, two, tolerance) for one, two in zip(given, right, strict=True)):
                yield f"{check.function}: {known.name} is right in all cases"
        for i, known in enumerate(check.misconceptions):
            for j in range(i):
                other = check.misconceptions[j]
                same = all(same_outcome(a, b, tolerance) for a, b in zip(answers[i], answers[j], strict=True))
                if same and other.name != known.name:
                    yield f"{check.function}: no case tells {known.name} from {other.name}"
        for said in list[Misconception | Requirement]([*check.misconceptions, *check.requirements]):
            if len(f"{check.function}: {said.what}") > WIDEST or len(said.mend) > WIDEST:
                yield f"{check.function}: {said.name} has a line of more than {WIDEST} characters"


def _plain(line: str) -> str:
    return re.sub(r"\s+", "", line)


def _is_telling(line: str) -> bool:
    """Whether a line of a solution gives something away: not a blank, a signature, an import or a docstring."""
    try:
        node = ast.parse(line.strip()).body
    except SyntaxError:
        return line.strip().endswith(":") and not line.lstrip().startswith(("def ", "class ", "else", "try"))
    return (
        bool(node)
        and not isinstance(node[0], ast.Import | ast.ImportFrom)
        and len(_plain(line)) > 10
        and not (isinstance(node[0], ast.Expr) and isinstance(node[0].value, ast.Constant))
    )
