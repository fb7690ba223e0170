"""A Python of its own in which every process that it starts, and every fork of them, lives in another year."""
from __future__ import annotations

import sys
import sysconfig
import venv
from pathlib import Path

YEARS = 9
CLOCK = '''
"""Every clock of the day that Python code can ask, years ahead; each process writes down what it then reads."""
import ctypes
import datetime
import gc
import os
import sys
import time

AHEAD = {days} * 86400
_time, _time_ns, _localtime, _gmtime, _strftime, _ctime = time.time, time.time_ns, time.localtime, time.gmtime, time.strftime, time.ctime
_clock_gettime, _clock_gettime_ns = time.clock_gettime, time.clock_gettime_ns


time.time = lambda: _time() + AHEAD
time.time_ns = lambda: _time_ns() + AHEAD * 10 ** 9
time.clock_gettime = lambda clock: _clock_gettime(clock) + (AHEAD if clock == time.CLOCK_REALTIME else 0)
time.clock_gettime_ns = lambda clock: _clock_gettime_ns(clock) + (AHEAD * 10 ** 9 if clock == time.CLOCK_REALTIME else 0)
time.localtime = lambda at=None: _localtime(time.time() if at is None else at)
time.gmtime = lambda at=None: _gmtime(time.time() if at is None else at)
time.ctime = lambda at=None: _ctime(time.time() if at is None else at)
time.strftime = lambda form, at=None: _strftime(form, time.localtime() if at is None else at)
kept = gc.get_referents(datetime.datetime.__dict__)[0]  # the type itself stays: compiled code knows its size
kept["now"] = classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz))
kept["utcnow"] = classmethod(lambda cls: cls.utcfromtimestamp(time.time()))
ctypes.pythonapi.PyType_Modified(ctypes.py_object(datetime.datetime))


def tell():
    years = {{datetime.datetime.now().year, datetime.date.today().year, time.localtime().tm_year, time.gmtime(time.time_ns() // 10 ** 9).tm_year}}
    with open(os.path.join({log!r}, str(os.getpid())), "a", encoding="utf-8") as log:
        log.write(" ".join(sys.orig_argv[1:4]) + chr(9) + " ".join(map(str, sorted(years))) + chr(10))


os.register_at_fork(after_in_child=tell)
tell()
'''


def shifted_python(folder: Path, log: Path) -> Path:
    """An interpreter whose processes read a clock `YEARS` years ahead and have the packages of this one; each writes a file in `log`: its command, the years it reads."""
    venv.create(folder, symlinks=True, with_pip=False)
    log.mkdir()
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
    (packages / "shifted_clock_of_a_test.py").write_text(CLOCK.format(days=365 * YEARS, log=str(log)), encoding="utf-8")
    lines = ["import shifted_clock_of_a_test", f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})"]
    (packages / "shifted.pth").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "bin" / Path(sys.executable).name
