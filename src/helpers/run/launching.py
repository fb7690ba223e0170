"""How a kernel of a report is started: forked from one parent where that is safe, else as Jupyter starts any kernel. The same bytes from both."""
from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil

from helpers.errors import unknown
from helpers.places import READER
from helpers.run.kernels import peak_memory

SERVER = ("-m", "helpers.run.fork_server")
KINDS = ("auto", "fork", "plain")
# One thread is what a parent that forks may have: pyarrow's allocator would start another.
SINGLE = {"JE_ARROW_MALLOC_CONF": "background_thread:false"}


class ForkedKernel:
    """A kernel that another process started, with as much of `subprocess.Popen` as Jupyter asks for."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        with contextlib.suppress(psutil.Error):
            self._process: psutil.Process | None = psutil.Process(pid)
            return
        self._process = None

    def poll(self) -> int | None:
        """None while it lives; its parent keeps the true exit code to itself, so 1 stands for any."""
        with contextlib.suppress(psutil.NoSuchProcess):  # it may end between one question and the next
            if self._process and self._process.status() != psutil.STATUS_ZOMBIE and self._process.is_running():
                return None
        return 1

    def wait(self) -> int:
        """Wait for its end."""
        with contextlib.suppress(psutil.NoSuchProcess):
            if self._process:
                self._process.wait()
        return 1

    def send_signal(self, number: int) -> None:
        """Send it a signal; one that has ended gets none."""
        with contextlib.suppress(psutil.Error):
            if self._process:
                self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


def _line(request: dict) -> bytes:
    return (json.dumps(request) + "\n").encode()


class ForkServer:
    """The parent of the kernels, as the driver sees it. `reason` says why kernels are started plainly; empty where they are forked. `closed`: no more are started.

    `reader_peak` is, once closed, the most memory in MB that the process that reads names has held; 0 where there was none.
    """

    def __init__(self, environment: dict[str, str], root: Path, kind: str = "auto") -> None:
        if kind not in KINDS:
            raise unknown("way to start kernels (DATELINE_KERNELS)", kind, KINDS)
        self.reason, self.closed, self._ready, self._turn = "", False, False, threading.Lock()
        self._process: subprocess.Popen | None = None
        self._reader, self.reader_peak = 0, 0
        self._sockets: tempfile.TemporaryDirectory | None = None
        if kind == "plain":
            self.reason = "DATELINE_KERNELS=plain"
        elif not sys.platform.startswith("linux"):
            self.reason = f"forking is for Linux; this is {sys.platform}"
        else:
            self._process = subprocess.Popen(
                [sys.executable, *SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=environment | SINGLE, cwd=root, start_new_session=True)

    def _ask(self, line: bytes) -> dict:
        """The next answer, after the line that says that it is ready."""
        if line:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        answer = self._process.stdout.readline()
        return json.loads(answer) if answer else {"refused": "the parent of the kernels ended"}

    def prepare_reader(self) -> dict[str, str]:
        """Have a process forked before the first kernel that loads the model of names for all of them; the variable by which they find it."""
        if self.reason:
            return {}
        self._sockets = self._sockets or tempfile.TemporaryDirectory(prefix="dateline-")
        return {READER: str(Path(self._sockets.name, "reader"))}

    def _start(self, request: dict) -> dict:
        if not self._ready:
            ready = self._ask(b"")
            self._ready = ready.get("threads") == 1
            if not self._ready:
                return {"refused": ready.get("refused") or f"the parent of the kernels has {ready.get('threads')} threads"}
            if READER in request["env"]:
                self._reader = self._ask(_line({"reader": request["env"][READER], "env": request["env"], "cwd": request["cwd"]})).get("pid", 0)
        return self._ask(_line(request))

    def fork(self, arguments: list[str], environment: dict[str, str], folder: str) -> ForkedKernel | None:
        """A new kernel, or None where one must be started plainly."""
        with self._turn:
            if self.reason:
                return None
            try:
                answer = self._start({"arguments": arguments, "env": environment, "cwd": folder})
            except (OSError, ValueError) as error:
                answer = {"refused": f"the parent of the kernels cannot be reached ({type(error).__name__})"}
            self.reason = self.reason or answer.get("refused", "")
            return None if self.reason else ForkedKernel(answer["pid"])

    def close(self) -> None:
        """End it; kernels that still run end with it."""
        self.reason, self.closed = self.reason or "the run ended", True
        if self._process is None or self._process.poll() is not None and self._process.stdin.closed:
            return
        with contextlib.suppress(psutil.Error):
            self.reader_peak = peak_memory(self._reader) if self._reader else 0
        self._process.kill()
        self._process.wait()
        with self._turn:  # whoever waited for an answer has got the end of the stream
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()
        if self._sockets:
            self._sockets.cleanup()
