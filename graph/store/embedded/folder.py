"""The layout of the embedded store's folder, and its access rights.

Shared by `graph.store.embedded.server`, the process that uses the folder, and `graph.store.embedded.launcher`, which
starts it.
"""

import logging
import os
import secrets
from enum import StrEnum
from pathlib import Path

logger = logging.getLogger(__name__)

#: The names of the store's files in its folder, and names that a file system may add.
OWN_NAMES = frozenset(
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
SYSTEM_NAMES = frozenset(("lost+found",))
#: The only database and its only user.
DATABASE, USER = "kg", "root"


class Failure(StrEnum):
    """The reason why the store in a folder did not start."""

    IN_USE = "in-use"
    FOLDER = "folder"
    NOT_INSTALLED = "not-installed"
    START = "start"


class StartFailure(Exception):
    """The store did not start. detail: the message of the operating system or of ArcadeDB."""

    def __init__(self, reason: Failure, detail: str = ""):
        super().__init__(reason, detail)
        self.reason, self.detail = reason, detail


def log_file(folder: Path) -> Path:
    """Return the log of the process's output. The previous log has the suffix `.1`; ArcadeDB's logs are beside it."""
    return folder / "log" / "server.log"


def make_private(folder: Path) -> None:
    """Restrict the folder's contents to its owner, also after a copy or an earlier version set other modes.

    A folder with other files keeps its own mode, as other users may need them.
    """
    folder = folder.resolve()  # a symbolic link does not have a mode of its own
    names = set(os.listdir(folder))
    paths = [folder] if names <= OWN_NAMES | SYSTEM_NAMES else []
    for name in sorted(names & OWN_NAMES):
        paths += [folder / name, *(folder / name).rglob("*")]
    for path in paths:
        try:
            if not path.is_symlink():
                path.chmod(0o700 if path.is_dir() else 0o600)
        except OSError as error:  # another user owns it
            logger.warning("Cannot make %s private: %s", path, error.strerror)


def password_file(folder: Path) -> Path:
    return folder / "password"


def port_file(folder: Path) -> Path:
    """Return the file with the port of the running store."""
    return folder / "port"


def has_database(folder: Path) -> bool:
    """Return whether a store was created in the folder."""
    return (folder / "databases" / DATABASE).is_dir()


def new_password(folder: Path) -> str:
    """Write a new password to a file that only the owner can read, and return it.

    Each start creates a new one and resets ArcadeDB's list of users. So the password can neither be lost nor disagree
    with files of an earlier start that was killed.
    """
    password = secrets.token_urlsafe(32)
    new = password_file(folder).with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(password)
    port_file(folder).unlink(missing_ok=True)  # of an earlier start
    new.replace(password_file(folder))
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    return password


def write_port(folder: Path, port: int) -> None:
    new = port_file(folder).with_suffix(".new")
    new.write_text(str(port), encoding="ascii")
    new.replace(port_file(folder))


def open_log(folder: Path) -> int:
    """Open a new log file and return its descriptor; keep the log of the previous run."""
    log = log_file(folder)
    log.parent.mkdir(exist_ok=True)
    if log.exists():
        log.replace(log.with_name(log.name + ".1"))
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
