"""Label Studio's SQLite database: born whole, brought up to date, with one owner. Runs in the server process.

The first boot of Label Studio 1.23 takes about 28 s on two cores, 20 of them in 261 migrations, and those in Python:
Django renders its model classes anew for each. Two things help. The garbage collector is kept from walking these
classes again and again (20 s become 14). And a migrated database without any user is kept in the user's cache folder,
so that the next workspace starts from a copy.
"""

import importlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from unsourced.label_studio.local_server import StudioCredentials, StudioFolder, write_credentials

ReportProgress = Callable[[int, int], None]


def open_database(folder: StudioFolder) -> Path:
    """The file to give to Django: the database, or the place beside it where a new one is made.

    Call it before Django starts, which makes an empty file wherever it is told that the database is.
    """
    if folder.database.exists():
        return folder.database
    remove_unfinished(folder)
    unfinished = _unfinished(folder)
    template = template_path()
    if template.is_file() and _is_sound(template):
        shutil.copyfile(template, unfinished)
        unfinished.chmod(0o600)
    return unfinished


def remove_unfinished(folder: StudioFolder) -> None:
    """Remove what a first boot that did not end well left of its database."""
    for leftover in folder.data.glob(f"{_unfinished(folder).name}*"):
        leftover.unlink(missing_ok=True)


def _unfinished(folder: StudioFolder) -> Path:
    return folder.database.with_suffix(".part")


def prepare_database(folder: StudioFolder, opened: Path, report_progress: ReportProgress) -> None:
    """Bring the opened database up to date; `tell(done, total)` after each migration.

    A new one takes its name only when it is complete: a kill before that leaves nothing half-made. Raises OSError,
    sqlite3.Error or Django's database errors, as for a full disk.
    """
    if opened == folder.database:
        _migrate(report_progress)
        return
    # Nobody misses this file after a power cut, so nothing waits for the disk until it is complete.
    _use(opened, init_command="PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY")
    _migrate(report_progress)
    _use(folder.database)
    with opened.open("rb") as file:
        os.fsync(file.fileno())
    _keep_template(opened, template_path())
    opened.replace(folder.database)


def allow_concurrent_writes() -> None:
    """Let annotators and a loader work at the same time: a write-ahead log, and writers that queue instead of failing.

    Eight people submitting without a pause while 2,500 texts came in: 95 s without it, 21 s with it. Each commit still
    reaches the disk before it is confirmed. Where the file system cannot do it, things stay as Label Studio has them.
    """
    from django.db import DatabaseError, connection

    database = Path(connection.settings_dict["NAME"])
    queue = {"timeout": 30, "transaction_mode": "IMMEDIATE"}
    _use(database, init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", **queue)
    try:
        connection.ensure_connection()
    except DatabaseError:
        _use(database)


def template_path() -> Path:
    """Where a migrated, empty database of the installed versions is kept; `UNSOURCED_CACHE` names another folder."""
    cache = os.environ.get("UNSOURCED_CACHE") or Path(
        os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "unsourced"
    )
    return Path(cache) / f"label-studio-{version('label-studio')}-django-{version('django')}.sqlite3"


def ensure_owner(folder: StudioFolder, credentials: StudioCredentials) -> StudioCredentials:
    """The owner's account, as `label-studio start --username` makes it, and a personal access token for it.

    Credentials that have a token already are left as they are: the owner may have changed the password since.
    """
    users = importlib.import_module("users.models").User.objects
    owner = users.filter(email=credentials.email).first()
    if owner is None:
        owner = users.create_user(
            email=credentials.email, password=credentials.password, is_staff=True, is_superuser=True
        )
    elif credentials.token:
        return credentials
    owner.set_password(credentials.password)
    organizations = importlib.import_module("organizations.models").Organization
    organization = organizations.objects.first()
    if organization is None:
        organization = organizations.create_organization(created_by=owner, title="Label Studio")
    else:
        organization.add_user(owner)
    owner.active_organization = organization
    owner.save()
    token = importlib.import_module("jwt_auth.models").LSAPIToken.for_user(owner)
    complete = replace(credentials, token=token.get_full_jwt())
    write_credentials(folder, complete)
    return complete


def _migrate(report_progress: ReportProgress) -> None:
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    total = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not total:
        return

    class Migrate(Command):  # type: ignore[misc]  # Django has no types
        done = 0

        def migration_progress_callback(self, action: str, migration: object = None, fake: bool = False) -> None:
            if action == "apply_success":
                self.done += 1
                report_progress(self.done, total)

    report_progress(0, total)
    call_command(Migrate(), verbosity=0, interactive=False)


def _use(database: Path, **options: object) -> None:
    """Point Django at this file, with these options of its SQLite backend; all threads share them.

    Closing first empties the journal, so that the file before is a whole database by itself.
    """
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(database)
    connection.settings_dict["OPTIONS"].clear()
    connection.settings_dict["OPTIONS"].update(options)


def _is_sound(database: Path) -> bool:
    """Whether a template is ours and not damaged; any other is made anew."""
    if hasattr(os, "getuid") and database.stat().st_uid != os.getuid():
        return False
    try:
        with sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True) as connection:
            row = connection.execute("PRAGMA quick_check").fetchone()
        connection.close()
    except sqlite3.Error:
        return False
    return bool(row == ("ok",))


def _keep_template(database: Path, template: Path) -> None:
    """Keep a copy for the next workspace; where that cannot be, the next one takes its twenty seconds."""
    if template.is_file() and _is_sound(template):
        return
    part = template.with_name(f"{template.name}.{os.getpid()}.part")
    try:
        template.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(database, part)
        part.chmod(0o600)
        part.replace(template)
    except OSError:
        part.unlink(missing_ok=True)
