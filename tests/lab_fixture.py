"""JupyterLab as `make lab` starts it, in a project of its own, and a notebook in a browser as a person sees it."""
from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "only-for-this-test"
PARTS = ("src", "pyproject.toml", "requirements.lock", "corpus")
GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@localhost", "-c", "core.hooksPath=/dev/null")


def make_project(folder: Path) -> Path:
    """A project whose notebooks are a copy, known to a git of its own; code and corpus are those of this checkout."""
    for part in PARTS:
        (folder / part).symlink_to(ROOT / part)
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for name in (".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, folder)
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "start")):
        subprocess.run([*GIT, *command], cwd=folder, check=True)
    return folder


def git_status(folder: Path) -> str:
    """What git would say is new or changed."""
    return subprocess.run([*GIT, "status", "--porcelain", "-uall"], cwd=folder, check=True, capture_output=True, text=True).stdout


def put_back(folder: Path) -> None:
    """The notebooks as they were: JupyterLab saves what was typed by itself after two minutes."""
    subprocess.run([*GIT, "checkout", "-q", "--", "notebooks"], cwd=folder, check=True)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


class Lab:
    """A running JupyterLab: its address and its project."""

    def __init__(self, project: Path, address: str) -> None:
        self.project, self.address = project, address

    def call(self, path: str, method: str = "GET") -> object:
        """Ask the server's own interface."""
        asked = urllib.request.Request(f"{self.address}/{path}", method=method, headers={"Authorization": f"token {TOKEN}"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            text = answer.read().decode()
        return json.loads(text) if text else None

    def end_kernels(self) -> None:
        """Shut every notebook's kernel down."""
        for session in self.call("api/sessions"):
            self.call(f"api/sessions/{session['id']}", "DELETE")


@contextlib.contextmanager
def running_lab(project: Path) -> Iterator[Lab]:
    """JupyterLab on a free port of this machine, as `dateline lab` starts it, without opening a browser; ended afterwards."""
    port = _free_port()
    arguments = ["--no-browser", "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"]
    code = f"from helpers.run.lab import open_lab; raise SystemExit(open_lab({arguments!r}))"
    environment = os.environ | {"DATELINE_HOME": str(project), "DATELINE_CACHE": str(project / ".cache")}
    with (project / ".git" / "lab.log").open("w") as log:
        running = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    lab = Lab(project, f"http://127.0.0.1:{port}")
    try:
        _wait_until_up(lab, running)
        yield lab
    finally:
        running.terminate()
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)


def _wait_until_up(lab: Lab, running: subprocess.Popen) -> None:
    for _ in range(240):
        assert running.poll() is None, (lab.project / ".git" / "lab.log").read_text()
        with contextlib.suppress(OSError):
            lab.call("api/status")
            return
        time.sleep(0.25)
    raise AssertionError("JupyterLab did not come up within a minute.")


ERRORS = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error'], .jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"
# Each code cell has run, or one that has run ended in an error, after which JupyterLab runs no other.
ENDED = """([after, errors]) => {
  const cells = [...document.querySelectorAll('.jp-CodeCell')].map(one => [one, one.querySelector('.jp-InputPrompt').innerText.trim()]);
  const ran = cells.filter(([_, shown]) => /^\\[\\d+\\]:$/.test(shown) && Number(shown.slice(1, -2)) > after);
  return ran.length > 0 && (ran.length === cells.length || ran.some(([one, _]) => one.querySelector(errors)));
}"""
READY = "() => [...document.querySelectorAll('.jp-StatusBar-Widget *')].some(one => (one.innerText || '').includes('| Idle'))"
WIDE = """() => [...document.querySelectorAll('.jp-OutputArea-output')].filter(one => one.scrollWidth > one.clientWidth + 1)
  .map(one => one.innerText.slice(0, 80))"""
# The contrast (WCAG 2.2) of all text of the items, HTML and chart labels, against what lies behind it; what is below 4.5.
FAINT = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true}), known = new Map();
  const drawn_as = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const rgba = color => { if (!known.has(color)) known.set(color, drawn_as(color)); return known.get(color); };
  const light = color => { const [r, g, b] = color.map(one => one / 255).map(one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const behind = node => { for (let at = node; at; at = at.parentElement) { const color = rgba(getComputedStyle(at).backgroundColor); if (color[3] > 250) return color; } return [255, 255, 255, 255]; };
  const found = [];
  for (const node of document.querySelectorAll('.dl .item *')) {
    const drawn = node.ownerSVGElement;
    if (![...node.childNodes].some(one => one.nodeType === 3 && one.data.trim()) || !node.getClientRects().length) continue;
    if (drawn && (node.localName !== 'text' || !/c-(ink|muted)/.test(node.getAttribute('class') || ''))) continue;
    const style = getComputedStyle(node), [one, other] = [light(rgba(drawn ? style.fill : style.color)), light(behind(node))];
    const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${node.textContent.trim().slice(0, 60)}`);
  }
  return found;
}"""


class Opened:
    """A notebook in the browser; `asked` are the addresses outside of this machine that it asked for."""

    def __init__(self, browser: object, lab: Lab, notebook: str) -> None:
        self.page = browser.new_page(viewport={"width": 1280, "height": 1000})
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url) if request.url.startswith("http") and not request.url.startswith(lab.address) else None)
        self.page.goto(f"{lab.address}/lab/tree/notebooks/{notebook}.ipynb?token={TOKEN}&reset")
        self.page.wait_for_function(READY, timeout=60_000)

    def run_all(self) -> None:
        """Run, then Run All Cells, by clicks; until each code cell has a new number, or one of them ended in an error."""
        before = self.page.evaluate("() => Math.max(0, ...[...document.querySelectorAll('.jp-InputPrompt')].map(one => Number((one.innerText.match(/\\d+/) || [0])[0])))")
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        self.page.locator("li[data-command='runmenu:run-all']").click()
        self.page.wait_for_function(ENDED, arg=[before, ERRORS], timeout=120_000)
        self.page.wait_for_function(READY)

    def run_cell(self, at: int) -> None:
        """One code cell alone, by a click and the keyboard; until its prompt says that it has run."""
        cell = self.page.locator(".jp-CodeCell").nth(at)
        before = cell.locator(".jp-InputPrompt").inner_text()
        cell.locator(".cm-line").last.click()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function("([at, before]) => { const told = document.querySelectorAll('.jp-CodeCell')[at].querySelector('.jp-InputPrompt').innerText;"
                                    " return told !== before && /\\d/.test(told); }", arg=[at, before])
        self.page.wait_for_function(READY)

    def set_theme(self, name: str) -> None:
        """Settings, Theme, by clicks; `name` is Light or Dark."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Settings").click()
        self.page.locator(".lm-Menu-item[data-type='submenu']", has_text="Theme").first.hover()
        self.page.locator("li[data-command='apputils:change-theme']").get_by_text(f"JupyterLab {name}", exact=True).click()
        self.page.wait_for_function(f"() => document.body.dataset.jpThemeLight === '{str(name == 'Light').lower()}'")

    def set_parameter(self, line: str) -> None:
        """Type a line of the parameters cell anew."""
        name = line.partition(":")[0]
        old = self.page.locator(".jp-CodeCell").first.locator(".cm-line", has_text=f"{name}:").first
        old.click()
        self.page.keyboard.press("Home")
        self.page.keyboard.press("Shift+End")
        self.page.keyboard.insert_text(line)

    def texts(self, selector: str) -> list[str]:
        """What stands in all that a selector finds."""
        return self.page.locator(selector).all_inner_texts()

    def has(self, selector: str) -> bool:
        """Whether anything fits the selector."""
        return self.page.locator(selector).count() > 0

    def save(self) -> None:
        """File, Save, as by the keyboard; until it is saved."""
        with self.page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url):
            self.page.locator(".lm-MenuBar-itemLabel", has_text="File").click()
            self.page.locator("li[data-command='docmanager:save']").click()
