"""papermill imported without what a notebook on this machine needs none of; nothing of it is changed."""
from __future__ import annotations

import sys
from types import ModuleType

# Addresses, times and colours that jsonschema would check in a format that has none; file systems of clusters that papermill could write to.
OPTIONAL = ("fqdn", "idna", "isoduration", "jsonpointer", "rfc3339_validator", "rfc3986_validator", "rfc3987", "rfc3987_syntax", "uri_template", "webcolors",
            "pyarrow.fs")
WEB = "requests"  # papermill asks it for notebooks that lie on the web


def import_papermill() -> None:
    """Import it once, before threads race for it. Who imports a module of the list later gets it."""
    absent = {name: None for name in OPTIONAL if name not in sys.modules} | ({} if WEB in sys.modules else {WEB: ModuleType(WEB)})
    sys.modules.update(absent)  # type: ignore[arg-type]
    try:
        import papermill.execute  # noqa: F401
    finally:
        for name in absent:
            sys.modules.pop(name, None)
    _prepare()


def _prepare() -> None:
    """Make once what each thread would make for itself, since all begin at once: a notebook's schema as code, the ways to start a kernel."""
    from jupyter_client.provisioning import KernelProvisionerFactory
    from nbformat.validator import get_validator

    get_validator(4)
    KernelProvisionerFactory.instance()
