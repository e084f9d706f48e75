"""Runs a command with DATABASE_URL naming a private PostgreSQL cluster that lives as long as the command.

The server refuses to run as root, so root hands the cluster to an unprivileged account. It listens on
loopback only, on a free port, with a password made for the occasion.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

UNPRIVILEGED = ["postgres", "nobody"]
SPEED_OVER_SAFETY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40"]


def server_folder() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, newest version first, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]), reverse=True
    )
    if found:
        return found[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def owner() -> pwd.struct_passwd | None:
    """The account to run the server as; None when we are not root and run it ourselves."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name: account for account in pwd.getpwall()}
    return next(known[name] for name in UNPRIVILEGED if name in known)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A cluster in a temporary folder, started on entry, stopped and deleted on exit."""

    def __init__(self, server: Path) -> None:
        self.server = server
        self.account = owner()
        self.folder = Path(tempfile.mkdtemp(prefix="provision-map-postgres-"))
        self.password = secrets.token_urlsafe(24)
        self.port = free_port()

    def run(self, *command: str) -> None:
        account = self.account
        as_account = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, **as_account)  # type: ignore[call-overload]  # noqa: S603

    def __enter__(self) -> str:
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.account:
            for path in (self.folder, secret):
                os.chown(path, self.account.pw_uid, self.account.pw_gid)
        data = str(self.folder / "data")
        self.run(
            str(self.server / "initdb"), "-D", data, "-U", "provision", f"--pwfile={secret}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' " + " ".join(
            f"-c {option}" for option in SPEED_OVER_SAFETY
        )
        self.run(
            str(self.server / "pg_ctl"),
            "-D",
            data,
            "-l",
            str(self.folder / "log"),
            "-w",
            "-o",
            options,
            "start",
        )
        return f"postgres://provision:{self.password}@127.0.0.1:{self.port}/postgres"

    def __exit__(self, *_: object) -> None:
        self.run(str(self.server / "pg_ctl"), "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    server = server_folder()
    if list(arguments) == ["--check"]:
        return 0 if server else 1
    if not server or not arguments or arguments[0] != "--":
        sys.stderr.write("usage: private_postgres.py [--check | -- COMMAND …]; needs PostgreSQL's server\n")
        return 2
    # Told to stop, it stops the server too: a signal becomes an exception, which leaves the block below.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with Cluster(server) as url:
        return subprocess.run(arguments[1:], check=False, env=os.environ | {"DATABASE_URL": url}).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
