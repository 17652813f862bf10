"""Runs LibreOffice: found on this machine, in a private profile that is thrown away, killed when it takes too long."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plantext.errors import DocumentError, Kind

SETTING = "PLANTEXT_SOFFICE"
"""Environment variable that names the program, where it is not found by itself."""

SECONDS_SETTING = "PLANTEXT_SOFFICE_SECONDS"
SECONDS = 120.0
"""How long LibreOffice may take for one file; the environment variable of that name says otherwise."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_NOT_OPENED = b"could not be loaded"
_SOCKETS = ("/tmp", "/var/tmp")  # nothing but this place is known to the program

# A document runs no macro, asks nobody for a link, and loads nothing from elsewhere. The proxy that does not exist is
# for versions which do not know the other settings.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)


def program() -> str | None:
    """
    Return the path of LibreOffice's program, None where there is none.

    Raises:
        DocumentError: the setting names a program that does not exist.

    """
    named = os.environ.get(SETTING)
    if not named:
        found = (shutil.which(name) for name in (*_PROGRAMS, *_PLACES))
        return next((path for path in found if path), None)
    path = shutil.which(named)
    if path is None:
        raise DocumentError(Kind.LEGACY_FORMAT, f"{SETTING} names {named}, which is no program; correct or unset it")
    return path


def converted(data: bytes, suffix: str, import_filter: str) -> bytes:
    """
    Return the DOCX file that LibreOffice makes of some bytes; they are read by the named filter and no other.

    Several may run at once: each has a profile of its own. Nothing is left behind, also when interrupted.

    Raises:
        DocumentError: LibreOffice is missing, takes too long, or makes nothing of the bytes.

    """
    found = program()
    if found is None:
        raise DocumentError(
            Kind.LEGACY_FORMAT,
            "it is read with LibreOffice, which was not found: install it (Debian, Ubuntu: apt-get install "
            "libreoffice-writer-nogui; others: www.libreoffice.org), name its program soffice in the environment "
            f"variable {SETTING}, or save the file as .docx",
        )
    with tempfile.TemporaryDirectory(prefix="plantext-", ignore_cleanup_errors=True) as folder:
        return _converted(found, Path(folder), data, suffix, import_filter)


def _converted(found: str, folder: Path, data: bytes, suffix: str, import_filter: str) -> bytes:
    source, profile, result = folder / f"plan.{suffix}", folder / "profile", folder / "out" / "plan.docx"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    user = f"-env:UserInstallation={profile.as_uri()}"
    start = [found, user, "--headless", "--norestore", "--nologo", "--nolockcheck", f"--infilter={import_filter}"]
    status = _run([*start, "--convert-to", "docx", "--outdir", str(result.parent), str(source)], folder)
    if result.is_file():
        return result.read_bytes()
    told = (folder / "told").read_bytes()
    if _NOT_OPENED in told:
        message = "LibreOffice cannot open it, it is damaged or cut short; open it in Word or WPS and save it as .docx"
        raise DocumentError(Kind.DAMAGED, message)
    last = " ".join(told.decode("utf-8", "replace").split())[-200:]
    message = f"LibreOffice ended without a result (status {status}) {last}".rstrip()
    raise DocumentError(Kind.CRASHED, f"{message}; save the file as .docx and try again")


def _run(command: list[str], folder: Path) -> int:
    """Run a command to its end, or to that of its time, and leave none of its processes."""
    seconds = _seconds()
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))}
    process: subprocess.Popen[bytes] | None = None
    try:
        with (folder / "told").open("wb") as told, _uninterrupted():
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                env=environment,
                start_new_session=True,
            )
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        message = f"LibreOffice took more than {seconds:g} seconds ({SECONDS_SETTING}); raise it, or save it as .docx"
        raise DocumentError(Kind.TIMEOUT, message) from None
    except OSError as error:
        reason = error.strerror or error
        message = f"LibreOffice ({command[0]}) cannot be started: {reason}; install it again or set {SETTING}"
        raise DocumentError(Kind.LEGACY_FORMAT, message) from None
    finally:
        if process is not None:
            _end(process)
            _remove_socket(folder / "profile")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put signals off for a moment: a process that was started and not noted down could not be killed."""
    if threading.current_thread() is not threading.main_thread():
        yield  # no signal is handled in another one
        return
    came: list[int] = []
    known = [signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__]
    handlers = {number: handler for number in known if (handler := signal.getsignal(number)) is not None}
    try:
        for number in handlers:
            signal.signal(number, lambda number, frame: came.append(number))
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for each in came:
            signal.raise_signal(each)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started: the program that is named only starts another one."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # all of them have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _remove_socket(profile: Path) -> None:
    """Remove the socket by which LibreOffice finds itself running; when killed, it leaves that outside its profile."""
    if sys.platform == "win32":
        return
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for place in _SOCKETS:
        Path(place, name).unlink(missing_ok=True)


def _seconds() -> float:
    text = os.environ.get(SECONDS_SETTING, "")
    try:
        seconds = float(text or SECONDS)
    except ValueError:
        seconds = 0
    if seconds > 0:
        return seconds
    raise DocumentError(Kind.LEGACY_FORMAT, f"{SECONDS_SETTING} is {text!r}, no number of seconds; correct or unset it")


def _profile() -> str:
    items = (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{''.join(items)}</oor:items>"
    )
