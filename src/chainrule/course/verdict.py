"""What the checker has to say: one diagnosis, at most three lines, and the data behind it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

PASSED, WRONG, OPEN = "passed", "wrong", "not attempted"


@dataclass(frozen=True)
class Finding:
    """What one rung found about one function.

    Attributes:
        diagnosis: its stable name, as in "factor".
        detail: what makes it special, as in "m".
        what: goes on after "gradient: "; says what is wrong.
        evidence: what shows it: a call with the right and the given result.
        mend: what to do.
        line: in the learner's file.
        data: the arguments, the right result and the given one in full.
    """

    diagnosis: str
    what: str
    mend: str = ""
    evidence: str = ""
    detail: str = ""
    line: int | None = None
    data: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The diagnosis with its detail, as in "factor m"."""
        return f"{self.diagnosis} {self.detail}".strip()


@dataclass(frozen=True)
class Verdict:
    """What the learner is told about a file.

    Attributes:
        exercise: its id.
        status: "passed", "wrong" or "not attempted".
        finding: what is wrong or to be done next; None when passed.
        function: whom the finding is about; empty if it is the whole file.
        each: every function's status, by name, as far as it was looked at.
        remarks: what could be better though it is right.
        output: what the file printed.
    """

    exercise: str
    status: str
    finding: Finding | None = None
    function: str = ""
    each: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    output: str = ""

    @property
    def diagnosis(self) -> str:
        """The finding's name with its detail; "passed" if there is none."""
        return self.finding.name if self.finding else PASSED

    def lines(self) -> list[str]:
        """The finding in at most three lines."""
        if self.finding is None:
            return []
        head = f"{self.function}: {self.finding.what}" if self.function else self.finding.what
        return [line for line in (head, self.finding.evidence, self.finding.mend) if line]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON knows it."""
        return {**asdict(self), "diagnosis": self.diagnosis, "lines": self.lines()}

    @staticmethod
    def from_dict(content: dict[str, Any]) -> Verdict:
        """Return the Verdict that `to_dict` described."""
        finding = content["finding"]
        return Verdict(
            exercise=content["exercise"],
            status=content["status"],
            finding=Finding(**finding) if finding else None,
            function=content["function"],
            each=content["each"],
            remarks=tuple(content["remarks"]),
            output=content["output"],
        )
