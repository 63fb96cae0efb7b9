"""The lessons' formulas as plain text: a small part of TeX, written with the signs that every terminal has.

The lab shows the same formulas typeset; `unknown_commands` keeps lessons to what both can show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

FORMULA = re.compile(r"\$\$(.+?)\$\$|(?<![\\$\w])\$(?=\S)((?:[^$\n]|\n(?!\s*\n))*?[^\s$]|\S)\$(?!\d)", re.DOTALL)
CODE = re.compile(r"```(?s:.*?)```|`[^`\n]*`|^(?: {4}|\t).*$", re.MULTILINE)
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[{}^_]|\s+|.", re.DOTALL)

SIGNS = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "varepsilon": "ε",
    "eta": "η",
    "theta": "θ",
    "Theta": "Θ",
    "kappa": "κ",
    "lambda": "λ",
    "mu": "μ",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "omega": "ω",
    "Delta": "Δ",
    "Sigma": "Σ",
    "Lambda": "Λ",
    "Omega": "Ω",
    "Phi": "Φ",
    "sum": "Σ",
    "prod": "∏",
    "partial": "∂",
    "nabla": "∇",
    "infty": "∞",
    "cdot": "·",
    "times": "×",
    "odot": "⊙",
    "le": "≤",
    "leq": "≤",
    "ge": "≥",
    "geq": "≥",
    "ne": "≠",
    "neq": "≠",
    "approx": "≈",
    "in": "∈",
    "to": "→",
    "rightarrow": "→",
    "leftarrow": "←",
    "gets": "←",
    "Rightarrow": "⇒",
    "mapsto": "↦",
    "pm": "±",
    "top": "ᵀ",
    "dots": "…",
    "ldots": "…",
    "cdots": "…",
    "ell": "ℓ",
    "mid": "|",
    "lVert": "‖",
    "rVert": "‖",
    "quad": "   ",
    "qquad": "      ",
    "log": "log",
    "ln": "ln",
    "exp": "exp",
    "max": "max",
    "min": "min",
    "sin": "sin",
    "cos": "cos",
    "tanh": "tanh",
    "left": "",
    "right": "",
    "displaystyle": "",
}
PLAIN = {"text", "mathrm", "mathbf", "mathit", "operatorname", "mathbb"}
ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "vec": "\u20d7", "dot": "\u0307"}
SUPERSCRIPTS = dict(zip("0123456789+-=()niTkmj", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵏᵐʲ", strict=True)) | {
    "ᵀ": "ᵀ",
    "-": "⁻",
    "−": "⁻",
}
SUBSCRIPTS = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


def as_text(markdown: str) -> str:
    """Return a lesson with its formulas as plain text; code is left alone."""
    pieces, end = [], 0
    for code in CODE.finditer(markdown):
        pieces += [_replaced(markdown[end : code.start()]), code.group()]
        end = code.end()
    return "".join([*pieces, _replaced(markdown[end:])])


def formula_as_text(tex: str) -> str:
    r"""Return one formula as plain text.

    >>> formula_as_text(r"\frac{1}{2m} \sum_i (\hat{y}_i - y_i)^2")
    '1/(2m) Σᵢ (ŷᵢ - yᵢ)²'
    """
    tokens = TOKEN.findall(tex)
    text, _ = _sequence(tokens, 0)
    text = re.sub(r"([∂∇]) (?=\S)", r"\1", text)
    return re.sub(r" {2,}(?=\S)", lambda gap: gap.group() if len(gap.group()) > 3 else " ", text).strip()


def unknown_commands(markdown: str) -> Iterator[str]:
    """Every TeX command in a lesson's formulas that cannot be shown."""
    for match in FORMULA.finditer(CODE.sub("", markdown)):
        for command in re.findall(r"\\([a-zA-Z]+)", match.group()):
            if command not in SIGNS.keys() | PLAIN | ACCENTS.keys() | {"frac", "sqrt"}:
                yield command


def _replaced(markdown: str) -> str:
    def text_of(match: re.Match[str]) -> str:
        if match[1] is not None:
            return f"    {formula_as_text(' '.join(match[1].split()))}"
        return formula_as_text(" ".join(match[2].split()))

    return FORMULA.sub(text_of, markdown)


def _sequence(tokens: list[str], at: int) -> tuple[str, int]:
    """Read up to the closing brace or the end."""
    text = ""
    while at < len(tokens) and tokens[at] != "}":
        if tokens[at] in "^_":
            script, after = _argument(tokens, at + 1)
            text += _script(script, tokens[at])
            at = after
        else:
            piece, at = _atom(tokens, at)
            text += piece
    return text, at + 1


def _argument(tokens: list[str], at: int) -> tuple[str, int]:
    """Read what a command or a script applies to: a group in braces, or one sign."""
    while at < len(tokens) and tokens[at].isspace():
        at += 1
    if at >= len(tokens):
        return "", at
    return _atom(tokens, at)


def _atom(tokens: list[str], at: int) -> tuple[str, int]:
    token = tokens[at]
    if token == "{":
        return _sequence(tokens, at + 1)
    if not token.startswith("\\"):
        return (" " if token.isspace() else token), at + 1
    name = token[1:]
    if name == "frac":
        numerator, after = _argument(tokens, at + 1)
        denominator, after = _argument(tokens, after)
        return f"{_grouped(numerator)}/{_grouped(denominator)}", after
    if name == "sqrt":
        inner, after = _argument(tokens, at + 1)
        return f"√{_grouped(inner)}", after
    if name in ACCENTS:
        inner, after = _argument(tokens, at + 1)
        return unicodedata.normalize("NFC", inner + ACCENTS[name]), after
    if name in PLAIN:
        return _argument(tokens, at + 1)
    if name in SIGNS:
        return SIGNS[name], at + 1
    return ({",": " ", ";": " ", ":": " ", "!": "", " ": " ", "|": "‖"}.get(name, name)), at + 1


def _grouped(text: str) -> str:
    """In brackets, unless it is one number, name or call."""
    text = re.sub(r"([∂∇]) (?=\S)", r"\1", text.strip())
    return text if re.fullmatch(r"∂?[\w∂∇'ᵀ̂²]+", text) and not re.fullmatch(r"\d+[^\W\d]\w*", text) else f"({text})"


def _script(text: str, kind: str) -> str:
    table = SUPERSCRIPTS if kind == "^" else SUBSCRIPTS
    if text and all(sign in table for sign in text):
        return "".join(table[sign] for sign in text)
    return f"{kind}{text}" if len(text) == 1 else f"{kind}({text})"
