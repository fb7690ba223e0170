"""Refuse a Python that cannot make the environment, in one line that names the remedy (runs on any Python 3)."""
import sys

if sys.version_info < (3, 11):
    sys.exit("dateline: needs Python 3.11 or newer, and this is %d.%d; name another one: make PYTHON=python3.12 report" % sys.version_info[:2])
try:
    import ensurepip  # noqa: F401
    import venv  # noqa: F401
except ImportError:
    sys.exit("dateline: this Python has no venv module; on Debian or Ubuntu: apt install python3-venv (or name another: make PYTHON=...)")
