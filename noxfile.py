#!/usr/bin/env -S uv run --script
# /// script
# dependencies = ["nox[uv]"]
# ///
"""What must pass: `nox` runs it all, `nox -s tests` one part, `nox -l` lists the parts."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.14"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
WHEEL_LIMIT = 3_000_000
LANGUAGES = sorted(folder.name for folder in (ROOT / "src" / "spacecoop" / "locale").iterdir())


def install(session: nox.Session, *project: str, group: str = "") -> None:
    """Install this project, freshly built (uv would take a wheel that it has built before), and a dependency group."""
    fresh = ("--reinstall-package", "spacecoop") if project and session.venv_backend == "uv" else ()
    session.install(*fresh, *project, *(nox.project.dependency_groups(PROJECT, group) if group else ()))


@nox.session
def lint(session: nox.Session) -> None:
    """Style, formatting, packaging conventions, news fragments."""
    install(session, group="lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("sp-repo-review", ".")
    session.run("towncrier", "build", "--draft", "--version", "next", silent=True)
    version = f"version: {PROJECT['project']['version']}"
    if version not in ROOT.joinpath("CITATION.cff").read_text(encoding="utf-8").splitlines():
        session.error(f"CITATION.cff does not say {version}")


@nox.session
def tests(session: nox.Session) -> None:
    """Tests, doctests, README; arguments go to pytest: `nox -s tests -- tests/test_dates.py`."""
    install(session, "-e", ".[all]", group="test")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    """Two checkers, mypy --strict and basedpyright, on our code and on a user's who has the package installed."""
    install(session, ".[all]", group="types")
    session.run("mypy")
    session.run("basedpyright")
    user = Path(session.create_tmp(), "user")
    shutil.rmtree(user, ignore_errors=True)
    shutil.copytree(ROOT / "tests" / "typing", user)
    settings = {key: value for key, value in PROJECT["tool"]["basedpyright"].items() if key != "include"}
    user.joinpath("pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    with session.chdir(user):  # away from src: here `spacecoop` is the installed one
        session.run("mypy", "--strict", ".")
        session.run("basedpyright", ".")
        session.run("basedpyright", "--verifytypes", "spacecoop", "--ignoreexternal")


@nox.session
def data(session: nox.Session) -> None:
    """The authored files keep their rules and their canonical form; the report on their quality is of today."""
    install(session, ".[all]")
    session.run("python", "-m", "spacecoop", "check", "src/spacecoop/data")
    session.run("python", "-m", "audit.quality", "report", "--check")


@nox.session
def build(session: nox.Session) -> None:
    """Sdist and wheel, and what they hold; the wheel answers in an environment that holds nothing else."""
    session.install("build[uv]")
    temporary = Path(session.create_tmp()).resolve()
    for name in ("from-sdist", "from-tree", "empty", "elsewhere"):
        shutil.rmtree(temporary / name, ignore_errors=True)
    command = ("python", "-m", "build", "--installer", "uv", str(ROOT), "--outdir")
    session.run(*command, str(temporary / "from-sdist"), silent=True)  # the sdist, and from it the wheel
    session.run(*command, str(temporary / "from-tree"), "--wheel", silent=True)

    (wheel,) = (temporary / "from-sdist").glob("*.whl")
    (other,) = (temporary / "from-tree").glob("*.whl")
    ours, theirs = contents(wheel), contents(other)
    if differing := [name for name in sorted(ours | theirs) if ours.get(name) != theirs.get(name)]:
        session.error(f"the wheels from the sdist and from the tree differ in: {', '.join(differing)}")
    if "spacecoop/data/catalogue.sqlite" not in ours:
        session.error(f"no catalogue in {wheel.name}")
    if authored := [name for name in ours if name.endswith(".toml")]:
        session.error(f"authored files in {wheel.name}: {', '.join(authored)}")
    if silent := [name for name in LANGUAGES if f"spacecoop/locale/{name}/LC_MESSAGES/spacecoop.mo" not in ours]:
        session.error(f"no messages in {wheel.name} in: {', '.join(silent)}")
    if (size := wheel.stat().st_size) > WHEEL_LIMIT:
        session.error(f"{wheel.name} has {size} bytes, more than {WHEEL_LIMIT}")

    session.run("python", "-m", "venv", str(temporary / "empty"))
    programs = temporary / "empty" / ("Scripts" if os.name == "nt" else "bin")
    session.run(str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel), external=True)
    (temporary / "elsewhere").mkdir()
    with session.chdir(temporary / "elsewhere"):
        question = (str(programs / "spacecoop"), "missions", "--partner", "ESA", "--format", "json")
        answer = session.run(*question, external=True, silent=True)
    if not isinstance(answer, str) or "smile" not in {mission["id"] for mission in json.loads(answer)}:
        session.error(f"the installed wheel does not know that ESA takes part in SMILE: {answer}")


def contents(wheel: Path) -> dict[str, str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, into docs/_build; every warning is an error."""
    install(session, ".", group="docs")
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session(default=False)
def messages(session: nox.Session) -> None:
    """Bring the translations in src/spacecoop/locale up to date with the code, and compile them."""
    install(session, "-e", ".")
    session.run("python", "-m", "spacecoop.views.messages")


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Random input for a minute a target; arguments go to libFuzzer: `nox -s fuzz -- -max_total_time=600`."""
    install(session, ".[all]", group="fuzz")
    for target in ("dates", "queries", "search", "toml"):
        with session.chdir(session.create_tmp()):  # where it leaves what made a target fail
            session.run("python", str(ROOT / "fuzz" / "fuzz.py"), target, "-max_total_time=60", *session.posargs)


if __name__ == "__main__":
    nox.main()
