"""run.py: what is due for set-up, what is left out of the environment, and what it says when a step fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project folder in place of the real one, its steps written down instead of run."""
    (tmp_path / "requirements.lock").write_text("django==5.2.19")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


@pytest.fixture
def steps(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the steps that would have run; making the environment leaves a Python there."""
    taken: list[str] = []

    def take(name: str, *_: object) -> None:
        taken.append(name)
        (project / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (project / ".venv" / "bin" / "python").touch()

    monkeypatch.setattr(run, "step", take)
    return taken


def test_the_environment_is_made_once(steps: list[str]) -> None:
    run.make_environment({})
    run.make_environment({})
    assert steps == ["Making the environment", "Installing Python packages"]


def test_the_environment_is_made_anew_when_the_lock_changes(steps: list[str]) -> None:
    run.make_environment({})
    run.LOCK.write_text("django==5.2.20")
    run.make_environment({})
    assert len(steps) == 4


def test_an_interrupted_installation_is_made_anew(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run.make_environment({})
    run.LOCK.write_text("django==5.2.20")
    finished = run.step

    def stopped_while_installing(name: str, *rest: object) -> None:
        finished(name, *rest)
        if name == "Installing Python packages":
            raise KeyboardInterrupt

    monkeypatch.setattr(run, "step", stopped_while_installing)
    with pytest.raises(KeyboardInterrupt):
        run.make_environment({})
    run.LOCK.write_text("django==5.2.19")  # even back at the old lock: what lies there is neither
    monkeypatch.setattr(run, "step", finished)
    steps.clear()
    run.make_environment({})
    assert steps == ["Making the environment", "Installing Python packages"]


def test_the_digest_sees_content_and_names(project: Path) -> None:
    source = project / "src"
    source.mkdir()
    (source / "a.scss").write_text("a")
    first = run.digest(source)
    (source / "a.scss").write_text("b")
    second = run.digest(source)
    (source / "a.scss").rename(source / "c.scss")
    assert len({first, second, run.digest(source)}) == 3


def test_nobodys_settings_leak_into_what_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    leaks = ("PYTHONPATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE", "NODE_OPTIONS", "PIP_USER", "PYTHONSTARTUP")
    for name in leaks:
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "stays: a mirror is needed to install at all")
    env = run.clean_environment()
    assert not set(leaks) & set(env)
    assert "PIP_INDEX_URL" in env
    assert env["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("npm error code EAI_AGAIN", "is the network up?"),
        ("SELF_SIGNED_CERT_IN_CHAIN", "runs the network for it."),
        ("hash mismatch", "What it said is above."),
    ],
)
def test_a_failed_step_says_why(said: str, cause: str) -> None:
    with pytest.raises(run.SetUpError) as failure:
        run.step("Installing", [sys.executable, "-c", f"print({said!r}); raise SystemExit(1)"], dict(os.environ))
    assert str(failure.value).startswith(said)
    assert str(failure.value).endswith(cause)


def test_a_python_without_venv_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(run.SetUpError, match="python3-venv"):
        run.refuse_python_without_venv()


def test_an_old_python_gets_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert run.main(["demo"]) == 1
    assert capsys.readouterr().err == "Python 3.11 or newer is needed; this is 3.9.\n"


def test_an_unknown_command_lists_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["dmeo"]) == 2
    assert "demo" in capsys.readouterr().err


def test_two_runs_do_not_set_up_at_once(project: Path) -> None:
    holds = "import run, pathlib, sys\nrun.ROOT = pathlib.Path(sys.argv[1])\nwith run.set_up_alone(): print('in')"
    command = [sys.executable, "-c", holds, str(project)]
    with run.set_up_alone():
        other = subprocess.Popen(
            command, cwd=Path(run.__file__).parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert "Waiting" in other.stderr.readline()
        assert other.poll() is None
    out, _ = other.communicate(timeout=10)
    assert out == "in\n"


def test_npms_lock_keeps_digests_and_no_address(tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    lock.write_text(
        '{"packages": {"sass": {"integrity": "sha512-x", "resolved": "https://r/x", "funding": {"url": "u"}}}}'
    )
    run.drop_addresses(lock)
    assert "sha512-x" in lock.read_text()
    assert "http" not in lock.read_text()
    assert "funding" not in lock.read_text()
