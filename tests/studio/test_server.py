"""The local Label Studio on good days and bad ones. Each server here is a real one."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from annotate.studio import RunningStudio, add_user, start, status, stop
from annotate.studio.database import template_path
from tests.conftest import StudioUnderTest
from unsourced.config.settings import Settings
from unsourced.errors import MissingExtraError, SettingsError, StudioError
from unsourced.io.progress import Reporter
from unsourced.label_studio.client import connect
from unsourced.label_studio.local_server import StudioFolder, is_alive, read_credentials, read_record, write_record

pytestmark = pytest.mark.slow


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "workspace"
    yield path
    with contextlib.suppress(SettingsError, StudioError):
        stop(path)


def command(workspace: Path, *arguments: str, **variables: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "unsourced", "studio", *arguments, "--workspace", str(workspace)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | variables,
    )


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate()
    return process.returncode, out, err


def modes(workspace: Path) -> dict[str, int]:
    folder = StudioFolder(workspace)
    paths = (folder.path, folder.data, folder.credentials, folder.log, folder.record, folder.database)
    return {path.name: path.stat().st_mode & 0o777 for path in paths}


def test_it_starts_stops_and_comes_back_with_its_data(workspace: Path) -> None:
    first = start(workspace)
    assert first.started
    assert status(workspace).state == "running"
    assert modes(workspace) == {
        "studio": 0o700,
        "data": 0o700,
        "credentials.json": 0o600,
        "server.log": 0o600,
        "server.json": 0o600,
        "label_studio.sqlite3": 0o600,
    }
    with connect(Settings(workspace=workspace)) as connection:
        connection.post("/api/projects/", {"title": "Kept"})
    data = StudioFolder(workspace).data
    assert (data / "label_studio.sqlite3-wal").exists()
    assert stop(workspace)
    assert [path.name for path in data.glob("label_studio*")] == ["label_studio.sqlite3"]
    assert not stop(workspace)
    assert (status(workspace).state, status(workspace).url) == ("stopped", None)

    second = start(workspace)
    assert (second.url, second.token, second.password) == (first.url, first.token, first.password)
    with connect(Settings(workspace=workspace)) as connection:
        assert [p["title"] for p in connection.get("/api/projects/")["results"]] == ["Kept"]
    secrets = read_credentials(StudioFolder(workspace))
    assert secrets is not None
    said = first.log_path.read_text() + repr(first) + repr(secrets)
    if Path("/proc/self/cmdline").exists():
        said += Path(f"/proc/{second.pid}/cmdline").read_text()
    for secret in (secrets.password, secrets.token, secrets.secret_key):
        assert len(secret) >= 16
        assert secret not in said


def test_a_second_start_finds_the_first(studio: StudioUnderTest) -> None:
    first, second = start(studio.workspace), start(studio.workspace)
    assert first == second
    assert (first.started, first.local_url, first.token) == (False, studio.url, studio.connection.token)
    with pytest.raises(StudioError, match=r"is running already, with another address.*studio stop"):
        start(studio.workspace, port=free_port())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_an_error_and_not_another_port(workspace: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StudioError, match=rf"cannot listen there: .*in use .*port {port}.*--port"):
            start(workspace, port=port)
    assert not is_alive(StudioFolder(workspace))
    assert start(workspace, port=port).url == f"http://127.0.0.1:{port}"


def kill_hard(studio: RunningStudio) -> None:
    os.kill(studio.pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(studio.pid, 0)


def test_after_a_crash_everybody_tells_the_truth(workspace: Path) -> None:
    crashed = start(workspace)
    with connect(Settings(workspace=workspace)) as connection:
        connection.post("/api/projects/", {"title": "Kept"})
    kill_hard(crashed)
    assert status(workspace).state == "crashed"
    with pytest.raises(StudioError, match=r"cannot be reached.*unsourced studio start"):
        connect(Settings(workspace=workspace))
    # Somebody else has the port now: they get no request of ours, and we take another port.
    host, _, port = crashed.url.removeprefix("http://").partition(":")
    with socket.create_server((host, int(port))) as other:
        other.settimeout(0)
        again = start(workspace)
        assert again.url != crashed.url
        assert again.token == crashed.token
        with pytest.raises(BlockingIOError):
            other.accept()
    with connect(Settings(workspace=workspace)) as connection:
        assert [p["title"] for p in connection.get("/api/projects/")["results"]] == ["Kept"]
    kill_hard(again)
    assert not stop(workspace)
    assert status(workspace).state == "stopped"


def test_a_reused_pid_is_left_alone(workspace: Path) -> None:
    kill_hard(start(workspace))
    folder = StudioFolder(workspace)
    record = read_record(folder)
    assert record is not None
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as innocent:
        write_record(folder, replace(record, pid=innocent.pid))
        assert status(workspace).state == "crashed"
        assert not stop(workspace)
        assert innocent.poll() is None
        innocent.kill()


def test_of_two_starts_at_once_one_server_comes(workspace: Path) -> None:
    results = [finish(process) for process in [command(workspace, "start"), command(workspace, "start")]]
    codes = sorted(code for code, _, _ in results)
    assert codes in ([0, 0], [0, 1])
    for code, out, err in results:
        assert "Traceback" not in err
        assert "Label Studio" in out if code == 0 else "another command is starting or stopping it" in err
    assert status(workspace).state == "running"
    assert stop(workspace)


def test_ctrl_c_at_the_first_boot_leaves_nothing_running_and_nothing_half_made(workspace: Path, tmp_path: Path) -> None:
    folder = StudioFolder(workspace)
    starting = command(workspace, "start", UNSOURCED_CACHE=str(tmp_path / "no template here"))
    while (record := read_record(folder)) is None or not record.done:
        assert starting.poll() is None
        time.sleep(0.05)
    starting.send_signal(signal.SIGINT)
    code, _, err = finish(starting)
    assert (code, err.splitlines()[-1]) == (130, "unsourced: stopped")
    assert not is_alive(folder)
    assert status(workspace).state == "stopped"
    assert not list(folder.data.glob("label_studio*"))
    with socket.create_server(("127.0.0.1", record.port)):
        pass


def test_a_first_boot_without_a_template_leaves_one_without_accounts(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UNSOURCED_CACHE", str(tmp_path / "cache"))
    start(workspace, reporter=Reporter(quiet=False))
    assert "preparing the database: " in capsys.readouterr().err
    template = template_path()
    assert (template.parent, template.stat().st_mode & 0o777) == (tmp_path / "cache", 0o600)
    with contextlib.closing(sqlite3.connect(template)) as database:
        for table in ("htx_user", "organization", "authtoken_token", "token_blacklist_outstandingtoken"):
            assert database.execute(f"select count(*) from {table}").fetchone() == (0,), table


def test_words_for_people_hold_the_password_once(workspace: Path) -> None:
    code, out, err = finish(command(workspace, "start", "--quiet"))
    credentials = read_credentials(StudioFolder(workspace))
    assert credentials is not None
    assert (code, err) == (0, "")
    assert out.count(credentials.password) == 1
    assert str(StudioFolder(workspace).credentials) in out
    code, out, _ = finish(command(workspace, "status"))
    assert code == 0
    assert credentials.password not in out
    assert f"log in as  {credentials.email}" in out
    assert finish(command(workspace, "stop"))[:2] == (0, "Stopped.\n")
    assert "None was running" in finish(command(workspace, "stop"))[1]


def test_new_credentials_open_old_data(workspace: Path) -> None:
    first = start(workspace)
    stop(workspace)
    StudioFolder(workspace).credentials.unlink()
    second = start(workspace)
    assert second.password != first.password
    with connect(Settings(workspace=workspace)) as connection:
        assert connection.user == first.email


def test_variables_that_mean_something_else_do_no_harm(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "DEBUG", "PORT", "HOST", "USERNAME", "PASSWORD", "DJANGO_DB", "SECRET_KEY", "ALLOWED_HOSTS"):
        monkeypatch.setenv(name, "nonsense")
    monkeypatch.setenv("LABEL_STUDIO_BASE_DATA_DIR", "/nowhere")
    monkeypatch.setenv("LABEL_STUDIO_HOST", "http://elsewhere.example")
    assert start(workspace).url.startswith("http://127.0.0.1:")
    assert httpx.get(f"{start(workspace).url}/health", trust_env=False).status_code == 200


def test_it_answers_to_its_own_names_only(studio: StudioUnderTest) -> None:
    url = studio.url
    answer = httpx.get(f"{url}/user/login/", headers={"Host": "evil.example"}, trust_env=False)
    assert answer.status_code == 400
    answer = httpx.get(f"{url}/api/version", headers={"Origin": "https://evil.example"}, trust_env=False)
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers
    assert httpx.get(f"{url}/heidi-tips", trust_env=False).status_code == 404


def test_others_come_in_by_the_public_address(workspace: Path) -> None:
    public = "https://labels.example.org"
    running = start(workspace, listen="0.0.0.0", public_url=public)
    assert (running.url, running.local_url[:17]) == (public, "http://127.0.0.1:")
    page = httpx.get(f"{running.local_url}/user/login/", headers={"Host": "labels.example.org"}, trust_env=False)
    assert page.status_code == 200
    assert all("Secure" in cookie for cookie in page.headers.get_list("set-cookie"))
    csrf = page.cookies["csrftoken"]
    for origin, code in ((public, 302), ("https://evil.example", 403)):
        answer = httpx.post(
            f"{running.local_url}/user/login/",
            data={"email": running.email, "password": running.password, "csrfmiddlewaretoken": csrf},
            headers={"Host": "labels.example.org", "Origin": origin, "Cookie": f"csrftoken={csrf}"},
            trust_env=False,
        )
        assert answer.status_code == code
    with connect(Settings(workspace=workspace)) as connection:
        assert connection.user == running.email
        assert add_user(connection, "ada@sample.example", "a-long-password").email == "ada@sample.example"


def test_others_are_refused_while_a_setting_is_missing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK", "false")
    monkeypatch.setenv("LABEL_STUDIO_COLLECT_ANALYTICS", "true")
    with pytest.raises(StudioError) as error:
        start(workspace, listen="0.0.0.0", public_url="https://labels.example.org")
    assert "sign-up needs an invite link (DISABLE_SIGNUP_WITHOUT_LINK)" in str(error.value)
    assert "no analytics (COLLECT_ANALYTICS)" in str(error.value)
    assert not is_alive(StudioFolder(workspace))


def test_others_need_an_address(workspace: Path) -> None:
    with pytest.raises(SettingsError, match=r"--listen 0.0.0.0.*--public-url"):
        start(workspace, listen="0.0.0.0")
    with pytest.raises(SettingsError, match="--public-url: is not the address of a server"):
        start(workspace, listen="0.0.0.0", public_url="labels.example.org")


def test_a_workspace_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StudioError, match="the workspace cannot be used: Not a directory"):
        start(tmp_path / "file" / "workspace")


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_full_disk_is_one_line_and_leaves_nothing_running(workspace: Path) -> None:
    shell = f"ulimit -f 64; exec {sys.executable} -m unsourced studio start --workspace {workspace}"
    full = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=120)
    assert full.returncode == 1
    assert full.stderr.splitlines()[-1].startswith("unsourced: Label Studio ended while starting: File too large: ")
    assert "Traceback" not in full.stderr
    assert not is_alive(StudioFolder(workspace))
    assert not list(StudioFolder(workspace).data.glob("label_studio*"))
    assert start(workspace).started


def test_credentials_that_others_can_read_are_refused(studio: StudioUnderTest) -> None:
    credentials = StudioFolder(studio.workspace).credentials
    credentials.chmod(0o644)
    try:
        for act in (start, status):
            with pytest.raises(SettingsError, match=r"other users can read these credentials.*chmod 600"):
                act(studio.workspace)
    finally:
        credentials.chmod(0o600)


def test_without_the_extra_it_says_what_to_install(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.studio.server.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"pip install 'unsourced\[studio\]'"):
        start(workspace)
    assert not workspace.exists()
