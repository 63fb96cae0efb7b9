"""The file as a whole: is it Python, and can it be loaded?"""

from __future__ import annotations

import re

from chainrule.course.attempt import Source
from chainrule.course.rungs.calling import describe_error
from chainrule.course.verdict import Finding

HEADERS = re.compile(r"^\s*(def|if|elif|else|for|while|class|with|try|except)\b.*[^:,\\(\[{]\s*$")


def empty(source: Source) -> Finding | None:
    """There is nothing in the file."""
    if source.text.strip():
        return None
    return Finding("empty", "the file is empty", "chainrule reset brings the starter back; what you had is kept.")


def syntax(source: Source) -> Finding | None:
    """Python cannot read it."""
    try:
        _ = source.tree
    except SyntaxError as error:
        line = error.lineno
        return Finding(
            "syntax",
            f"Python cannot read line {line}: {error.msg}"[:96],
            _mend_of(error, source.text),
            f"line {line}: {source.line(line)}"[:96],
            line=line,
        )
    except ValueError as error:  # null bytes
        return Finding("syntax", f"Python cannot read the file: {error}", "Save it as plain text (UTF-8).")
    return None


def not_loaded(source: Source, error: BaseException) -> Finding:
    """An exception came up while the file was loaded, before any function was called."""
    if isinstance(error, ImportError):
        line = source.line_of(error)
        name = getattr(error, "name", None) or "?"
        mend = "Check the spelling; nothing but NumPy and Python's own modules is needed."
        if name == "mine" or name.startswith("mine."):
            mend = "mine holds what earlier exercises wrote: mine.line, mine.features, ..."
        what = f"line {line} cannot import: {error}"[:96]
        return Finding("import", what, mend, f"line {line}: {source.line(line)}", name, line)
    return describe_error(error, source)


def _mend_of(error: SyntaxError, text: str) -> str:
    message = error.msg or ""
    lines = text.splitlines()
    shown = lines[error.lineno - 1] if error.lineno and error.lineno <= len(lines) else ""
    if isinstance(error, TabError) or "tabs" in message:
        return "Indent with spaces only, four for each level."
    if "expected an indented block" in message:
        return "What belongs to the line above is indented by four spaces."
    if "unindent" in message or "unexpected indent" in message:
        return "Bring the line to the same column as its neighbours."
    if "was never closed" in message:
        return "Close the bracket that is open."
    if "unmatched" in message or "does not match" in message:
        return "A bracket is closed that was not opened, or of another kind."
    if "unterminated string" in message:
        return "Close the string with the same quote that opened it."
    if "expected ':'" in message or HEADERS.match(shown):
        return "def, if, for and while lines end with a colon."
    if "Maybe you meant '=='" in message or "cannot assign" in message:
        return "== compares, = gives a name its value."
    return "Look at this line and the end of the one above it: a bracket, a comma or a colon?"
