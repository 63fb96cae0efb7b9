"""The catalogue: chapters and exercises as they lie in the folder `chapters/`, one folder an exercise."""

from __future__ import annotations

import ast
import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chainrule.course.checking import Answer, Check, checks_in
from chainrule.errors import ArgumentError, nearest

CHAPTERS = Path(__file__).parent / "chapters"
HINTS = ("Idea", "Formula and shapes", "Pseudo-code", "Shuffled lines")
KINDS = ("write", "mend", "predict", "play", "break")


@dataclass(frozen=True)
class Exercise:
    """One folder of the course; see `chapters/` for what is in it.

    Attributes:
        id: stable for ever; the journal knows the exercise by it.
        formerly: ids that it had before.
        package: where its functions live in the learner's own framework, as in "line".
        provides: the functions that it brings into that framework: those of the starter, unless it says otherwise.
    """

    id: str
    title: str
    kind: str
    concepts: tuple[str, ...]
    requires: tuple[str, ...]
    minutes: int
    picture: str
    convention: str
    why: str
    another_way: str
    formerly: tuple[str, ...]
    folder: Path
    package: str
    provides: tuple[str, ...]

    @property
    def chapter(self) -> str:
        """The name of its chapter's folder, as in "01_line"."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """The name without its number, as in "gradient"."""
        return self.folder.name.partition("_")[2]

    @property
    def file(self) -> str:
        """Where the learner's file lies in a workspace, with forward slashes."""
        return f"{self.chapter}/{self.folder.name}.py"

    def read(self, name: str) -> str:
        """Read one of the exercise's files."""
        return (self.folder / name).read_text(encoding="utf-8")

    @property
    def starter(self) -> str:
        """What the learner's file begins as."""
        return self.read("starter.py")

    def solutions(self) -> dict[str, str]:
        """Every right way by its file's name, the reference first."""
        names = sorted((path.name for path in self.folder.glob("solution*.py")), key=lambda name: (len(name), name))
        return {name: self.read(name) for name in names}

    def wrong_answers(self) -> dict[str, str]:
        """Every plausible wrong answer by its file's name."""
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("wrong/*.py"))}

    def hints(self) -> list[str]:
        """The hints, from the idea to the solution's shuffled lines."""
        return [text for _, text in sections(self.read("hints.md"))]

    def checks(self) -> list[Check | Answer]:
        """Load check.py, each Check with its reference from solution.py."""
        solution = load(self.folder / "solution.py")
        found = list(checks_in(load(self.folder / "check.py")))
        for check in found:
            if isinstance(check, Check):
                check.reference = solution[check.function]
        return found


@dataclass(frozen=True)
class Chapter:
    """A folder of exercises in their order."""

    name: str
    title: str
    package: str
    about: str
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Catalogue:
    """All chapters of the course."""

    chapters: tuple[Chapter, ...]

    def __iter__(self) -> Iterator[Exercise]:
        return (exercise for chapter in self.chapters for exercise in chapter.exercises)

    def get(self, id_: str) -> Exercise | None:
        """Return the exercise with this id, today's or a former one."""
        for exercise in self:
            if id_ == exercise.id or id_ in exercise.formerly:
                return exercise
        return None

    def find(self, wanted: str, near: Exercise | None = None) -> Exercise:
        """Return the exercise that somebody means by `wanted`.

        It may be an id ("line-gradient"), a file ("01_line/05_gradient.py"), numbers ("01/05", "1.5") or a name
        that only one exercise has, or only one in the chapter of `near` ("gradient").

        Raises:
            ArgumentError: there is none, or more than one.
        """
        wanted = wanted.strip().replace("\\", "/")
        exact = [one for one in self if wanted in (one.id, *one.formerly)]
        found = exact or [one for one in self if self._is_meant(one, wanted)]
        if len(found) > 1 and near is not None:
            found = [one for one in found if one.chapter == near.chapter] or found
        if len(found) == 1:
            return found[0]
        names = [one.id for one in self] + [one.name for one in self]
        guess = nearest(wanted, names)
        raise ArgumentError(
            f"there is no exercise {wanted!r}" if not found else f"{wanted!r} could be {len(found)} exercises",
            expected="an id, a file, or numbers as in 01/05",
            given=wanted if not found else ", ".join(f"{one.id} ({_numbers(one)})" for one in found),
            mend=f"did you mean {guess}?" if guess and not found else "chainrule list shows all of them",
        )

    @staticmethod
    def _is_meant(exercise: Exercise, wanted: str) -> bool:
        path = f"/{exercise.file.removesuffix('.py')}"
        if f"/{wanted.removesuffix('.py').lstrip('./')}".endswith(path):
            return True
        parts = [part for part in wanted.replace(".", "/").split("/") if part]
        if len(parts) == 2 and all(part.isdecimal() for part in parts):
            return [int(part) for part in parts] == [int(part) for part in _numbers(exercise).split("/")]
        return wanted in (exercise.name, exercise.folder.name, exercise.title)


def _numbers(exercise: Exercise) -> str:
    return f"{exercise.chapter.partition('_')[0]}/{exercise.folder.name.partition('_')[0]}"


@functools.cache
def catalogue(chapters: Path = CHAPTERS) -> Catalogue:
    """Read all chapters."""
    found = []
    for folder in sorted(path.parent for path in chapters.glob("*/chapter.toml")):
        about = tomllib.loads((folder / "chapter.toml").read_text(encoding="utf-8"))
        exercises = tuple(
            read_exercise(path.parent, about["package"]) for path in sorted(folder.glob("*/exercise.toml"))
        )
        found.append(Chapter(folder.name, about["title"], about["package"], about["about"], exercises))
    return Catalogue(tuple(found))


def read_exercise(folder: Path, package: str) -> Exercise:
    """Read one exercise's exercise.toml."""
    about = tomllib.loads((folder / "exercise.toml").read_text(encoding="utf-8"))
    return Exercise(
        id=about["id"],
        title=about["title"],
        kind=about.get("kind", "write"),
        concepts=tuple(about.get("concepts", ())),
        requires=tuple(about.get("requires", ())),
        minutes=about.get("minutes", 0),
        picture=about.get("picture", ""),
        convention=about.get("convention", ""),
        why=about.get("why", ""),
        another_way=about.get("another_way", ""),
        formerly=tuple(about.get("formerly", ())),
        folder=folder,
        package=package,
        provides=tuple(about.get("provides", functions_of((folder / "starter.py").read_text(encoding="utf-8")))),
    )


def load(path: Path) -> dict[str, Any]:
    """Run one of the course's own files and return its names."""
    namespace: dict[str, Any] = {
        "__name__": f"chainrule.course.{path.parent.name}.{path.stem}",
        "__file__": str(path),
    }
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), namespace)  # noqa: S102
    return namespace


def functions_of(source: str) -> tuple[str, ...]:
    """Return the names of the public functions and classes that a file defines."""
    kinds = ast.FunctionDef | ast.ClassDef
    return tuple(
        node.name for node in ast.parse(source).body if isinstance(node, kinds) and not node.name.startswith("_")
    )


def sections(markdown: str) -> list[tuple[str, str]]:
    """Split a text at its second-level headings into (heading, text)."""
    found: list[tuple[str, list[str]]] = []
    for line in markdown.splitlines():
        if line.startswith("## "):
            found.append((line[3:].strip(), []))
        elif found:
            found[-1][1].append(line)
    return [(heading, "\n".join(lines).strip("\n")) for heading, lines in found]
