"""The kernel manager that nbclient is given: its kernels come from the run's `ForkServer`."""
from __future__ import annotations

import contextlib
import os
import uuid
from typing import TYPE_CHECKING

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner

from helpers.run.kernels import peak_memory

if TYPE_CHECKING:
    from helpers.run.launching import ForkServer


class Provisioner(LocalProvisioner):
    """Starts the kernel in the way and with the variables that its manager was given."""

    async def launch_kernel(self, cmd: list[str], **kwargs: object) -> dict:
        """Fork where the server does so; else what Jupyter does."""
        manager = self.parent
        environment = kwargs["env"] | manager.variables
        forked = manager.server.fork(cmd[cmd.index("-f"):], environment, kwargs.get("cwd") or os.getcwd()) if "-f" in cmd else None
        if forked is None:
            return await super().launch_kernel(cmd, **kwargs | {"env": environment})
        self.process, self.pid, self.pgid = forked, forked.pid, forked.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """End it, once its peak memory is noted and that of the processes it started."""
        import psutil

        with contextlib.suppress(psutil.Error):
            kernel = psutil.Process(self.pid)
            self.parent.peaks[:] = [peak_memory(one.pid) for one in (kernel, *kernel.children(recursive=True))]
        await super().kill(restart)


def manager_class(server: ForkServer, variables: dict[str, str], peaks: list[int]) -> type[AsyncKernelManager]:
    """The kernel manager of one notebook, for nbclient: its kernel gets `variables` and comes from `server`; `peaks` is filled as it ends."""

    class Manager(AsyncKernelManager):
        """A manager whose provisioner is ours."""

        async def _async_pre_start_kernel(self, **kw: object) -> tuple:
            self.kernel_id = self.kernel_id or str(uuid.uuid4())
            if self.provisioner is None:
                self.provisioner = Provisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
            return await super()._async_pre_start_kernel(**kw)

    Manager.server, Manager.variables, Manager.peaks = server, variables, peaks
    return Manager
