"""The layout of the embedded store's folder, and its access rights.

Used by both sides: `graph.store.embedded.server`, the process that works on the folder, and
`graph.store.embedded.process`, which starts it.
"""

import logging
import os
import secrets
from enum import StrEnum
from pathlib import Path

logger = logging.getLogger(__name__)

#: What a store keeps in its folder, and what a file system may put beside it.
OWN = frozenset(
    (
        "backups",
        "config",
        "databases",
        "files.json",
        "files.new",
        "lock",
        "log",
        "password",
        "password.new",
        "port",
        "port.new",
    )
)
BESIDE = frozenset(("lost+found",))
#: The one database, and its one user.
DATABASE, USER = "kg", "root"


class Failure(StrEnum):
    """Why the store in a folder did not start."""

    IN_USE = "in-use"
    FOLDER = "folder"
    NOT_INSTALLED = "not-installed"
    START = "start"


class StartFailure(Exception):
    """The store did not start, for this reason; `detail` is the system's or the engine's word on it."""

    def __init__(self, reason: Failure, detail: str = ""):
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


def log_file(folder: Path) -> Path:
    """What the process printed; that of the run before has `.1` behind its name. ArcadeDB's own are beside
    it."""
    return folder / "log" / "sidecar.log"


def make_private(folder: Path) -> None:
    """Make the folder's contents private to its owner, also where a copy or an earlier version left other modes.

    A folder with other things in it keeps its own mode: people may need them.
    """
    folder = folder.resolve()  # the folder may be named by a link, which has no mode of its own
    names = set(os.listdir(folder))
    paths = [folder] if names <= OWN | BESIDE else []
    for name in sorted(names & OWN):
        paths += [folder / name, *(folder / name).rglob("*")]
    for path in paths:
        try:
            if not path.is_symlink():
                path.chmod(0o700 if path.is_dir() else 0o600)
        except OSError as error:  # another user owns it
            logger.warning("%s may be read by others: %s", path, error.strerror)


def password_file(folder: Path) -> Path:
    return folder / "password"


def port_file(folder: Path) -> Path:
    """Says on which port the store in the folder listens, while it runs."""
    return folder / "port"


def has_database(folder: Path) -> bool:
    """Whether a store was ever made in the folder."""
    return (folder / "databases" / DATABASE).is_dir()


def new_password(folder: Path) -> str:
    """A new password in a file that only the owner can read.

    Made anew at each start, together with ArcadeDB's list of users: so it can neither be lost nor be out of
    step with what an earlier start, perhaps a killed one, left behind.
    """
    password = secrets.token_urlsafe(32)
    new = password_file(folder).with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(password)
    port_file(folder).unlink(missing_ok=True)  # that of an earlier start
    new.replace(password_file(folder))
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    return password


def write_port(folder: Path, port: int) -> None:
    new = port_file(folder).with_suffix(".new")
    new.write_text(str(port), encoding="ascii")
    new.replace(port_file(folder))


def open_log(folder: Path) -> int:
    """Begin a new log file, keeping that of the run before; its descriptor."""
    log = log_file(folder)
    log.parent.mkdir(exist_ok=True)
    if log.exists():
        log.replace(log.with_name(log.name + ".1"))
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
