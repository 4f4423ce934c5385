"""Compiles the inner loops while a wheel or an editable install is made.

Every module of `cleaner` with a `.pxd` file beside it is compiled by Cython. The `.pxd` only adds types: the module is
plain Python, and runs as such wherever there is no compiler, no Python headers, or CLEANER_PURE is set in the
environment; with the same results, only slower. Why: docs/decisions/0010-compiled-loops.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Without contraction a * b + c is rounded twice, as Python rounds it: on ARM processors compilers fuse the two. Symbols for
# debuggers make modules five times as large, and compiling a fifth longer. How much to optimise CFLAGS may say.
_HOW_MUCH = [] if "-O" in os.environ.get("CFLAGS", "") else ["-O3"]
_FLAGS = [] if os.name == "nt" else [*_HOW_MUCH, "-ffp-contract=off", "-g0"]
# An annotation is for the type checker; which variable is a C number, the .pxd says.
_DIRECTIVES = {"language_level": 3, "annotation_typing": False}
# What all modules need to read arrays is compiled once, in a module of its own: 1 MB of C that each had a copy of.
_SHARED = "cleaner._shared"


class CompiledLoops(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling for each wheel; `version` is "editable" for an editable install."""

    _folder: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own, and add what came out to the wheel, or to the sources if they are used."""
        if self.target_name != "wheel" or os.environ.get("CLEANER_PURE"):
            return
        root = Path(self.root)
        self._folder = folder = Path(tempfile.mkdtemp(prefix="cleaner-build-"))
        try:
            made = _compile(root, sources(root), folder)
        except (Exception, SystemExit) as error:
            self.app.display_warning(f"not compiled, cleaner will be slower: {type(error).__name__}: {error}")
            return
        if version == "editable":
            for path in made:
                shutil.copy(path, root / path.relative_to(folder))
        else:
            build_data["force_include"].update({str(path): str(path.relative_to(folder)) for path in made})
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away: 29 MB, which the wheel holds packed."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def sources(root: Path) -> list[Path]:
    """What is compiled: modules with a `.pxd` beside them, and the reader of the parser's nodes."""
    package = root / "cleaner"
    found = [*(path.with_suffix(".py") for path in package.rglob("*.pxd")), *package.rglob("*.pyx")]
    return sorted(path.relative_to(root) for path in found)


def _compile(root: Path, modules: list[Path], folder: Path) -> list[Path]:
    """The compiled modules, laid out in `folder` as their sources are."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    def extension(name: str, source: Path) -> Any:
        return Extension(name, [str(source)], extra_compile_args=_FLAGS)

    shared = folder / "c" / "cleaner" / "_shared.c"
    shared.parent.mkdir(parents=True)
    here = Path.cwd()
    os.chdir(root)
    try:
        subprocess.run([sys.executable, "-m", "cython", f"--generate-shared={shared}"], check=True)
        extensions = cythonize(
            [extension(".".join(path.with_suffix("").parts), path) for path in modules],
            compiler_directives=_DIRECTIVES,
            build_dir=str(folder / "c"),
            nthreads=0,
            quiet=True,
            shared_utility_qualified_name=_SHARED,
        )
        extensions.append(extension(_SHARED, shared))
        command = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(folder), str(folder / "objects")
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
        return [Path(path) for path in command.get_outputs()]
    finally:
        os.chdir(here)
