"""The command `chainrule`. What a command needs is loaded when it runs, so that `--version` answers at once.

Exit codes: 0 done; 1 it went wrong while working; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from chainrule import __version__
from chainrule.cli import learn
from chainrule.errors import ChainruleError, FileError

EPILOGUE = """\b
Start with:
  chainrule digits            learn to read handwriting, in a few seconds
  chainrule start             make a folder for the course, and learn to build it yourself
  chainrule                   in that folder: watch your files, and say what is right or wrong
"""

DIGITS_EPILOGUE = """\b
Examples:
  chainrule digits --hidden 32                one hidden layer of 32 neurons
  chainrule digits --seed 7 --out seven       other random numbers, another folder
  chainrule digits --data mnist               70,000 digits of 28 by 28 pixels
  chainrule digits --resume                   go on after Ctrl-C
"""


@click.group(invoke_without_command=True, epilog=EPILOGUE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chainrule", message="%(prog)s %(version)s")
@click.pass_context
def commands(context: click.Context) -> None:
    """Learn machine learning by building it."""
    if context.invoked_subcommand is None:
        learn.begin(context)


def _sizes(context: click.Context, option: click.Parameter, text: str) -> tuple[int, ...]:
    try:
        sizes = tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError:
        sizes = ()
    if (not sizes and text.strip()) or any(size < 1 for size in sizes):
        raise click.BadParameter(f"{text!r} is no list of layer sizes; write them as in --hidden 128,64")
    return sizes


@commands.command("digits", epilog=DIGITS_EPILOGUE, short_help="Learn to read real handwritten digits.")
@click.option(
    "--data", type=click.Choice(["digits", "mnist"]), default="digits", show_default=True, help="What to read."
)
@click.option("--hidden", default="128,64", show_default=True, callback=_sizes, help="Sizes of the hidden layers.")
@click.option("--epochs", type=click.IntRange(min=1), help="How often to go through all examples at most.")
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Where all randomness starts."
)
@click.option("--out", type=click.Path(path_type=Path), default=Path("chainrule-digits"), show_default=True,
              help="Folder for the model, the history and the report.")  # fmt: skip
@click.option("--resume", is_flag=True, help="Go on with the interrupted training in --out.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON and nothing else.")
def digits_command(
    data: str, hidden: tuple[int, ...], epochs: int | None, seed: int, out: Path, resume: bool, as_json: bool
) -> None:
    """Train a network on real handwritten digits and say how well it reads unseen ones."""
    from chainrule.cli import report, terminal
    from chainrule.files import write_whole
    from chainrule.handwriting.recipe import note, noted, recipe_for
    from chainrule.handwriting.training import run, save

    _prepare(out)
    recipe = noted(out) if resume else recipe_for(data, hidden, epochs, seed)
    note(recipe, out)

    def introduce(parts: Any, model: Any) -> None:
        if not as_json:
            print(terminal.introduction(recipe.data, parts, model.n_parameters, recipe.hidden))

    outcome = run(recipe, out, progress=not as_json or sys.stderr.isatty(), resume=resume, introduce=introduce)
    paths = [*save(outcome, out), out / "report.html"]
    write_whole(paths[2], report.page(outcome).encode())
    if as_json:
        print(json.dumps({**outcome.to_dict(), "files": [str(path) for path in paths]}))
    else:
        print(terminal.summary(outcome))
        print(f"\nThe model, its history and a page of pictures are in {out}: open {paths[2]}")
        if not outcome.finished:
            print(f"Go on where it stopped with: chainrule digits --resume --out {out}")
    if not outcome.finished:
        sys.exit(130)
    if outcome.diverged:
        sys.exit(1)


@commands.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def info_command(as_json: bool) -> None:
    """Show versions, the machine, and which data are here."""
    from chainrule.cli import info as work

    found = work.collect()
    print(json.dumps(found) if as_json else work.as_text(found))


for command in learn.COMMANDS:
    commands.add_command(command)


def _prepare(out: Path) -> None:
    """See before a long training that its results can be written."""
    from chainrule.files import Writing, write_whole

    try:
        with Writing(out / "report.html"):
            out.mkdir(parents=True, exist_ok=True)
        write_whole(out / ".writable", b"")
        (out / ".writable").unlink()
    except FileError as error:
        raise click.UsageError(f"--out cannot be used: {error}") from error


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without a character still gets the sentence
    try:
        commands.main(prog_name="chainrule", standalone_mode=False)
    except click.exceptions.Exit as wanted:
        sys.exit(wanted.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except ChainruleError as error:
        if os.environ.get("CHAINRULE_DEBUG"):
            raise
        click.echo(f"chainrule: {error}", err=True)
        sys.exit(1)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more
        sys.exit(0)
