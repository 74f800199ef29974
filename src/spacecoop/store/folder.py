"""A temporary folder that is removed with the last object that needs it."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref


class Folder:
    """Lives as long as this object does, in the process that made it: a forked child leaves it alone."""

    def __init__(self) -> None:
        self.path: str = tempfile.mkdtemp(prefix="spacecoop-")
        weakref.finalize(self, _remove, self.path, os.getpid())


def _remove(path: str, pid: int) -> None:
    if os.getpid() == pid:
        shutil.rmtree(path, ignore_errors=True)
