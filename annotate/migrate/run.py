"""What `unsourced scheme migrate` does: a project and renames in, what was changed in words out."""

from collections.abc import Collection, Mapping

from annotate.migrate.migrate import PATHS, Migrated, migrate
from annotate.migrate.plan import Gone
from annotate.schemes.labeling_config import scheme_mark
from unsourced.config.settings import Settings
from unsourced.io.progress import Reporter
from unsourced.label_studio.client import connect
from unsourced.schemes.load import load_scheme


def migrate_project(
    settings: Settings, *, renames: Mapping[str, str], removals: Collection[str], dry_run: bool, quiet: bool
) -> Migrated:
    """`migrate` for the server, project and scheme of the settings."""
    scheme = load_scheme(settings.scheme)
    with connect(settings) as connection:
        return migrate(
            connection,
            settings.project,
            scheme,
            renames=renames,
            removals=removals,
            workspace=settings.workspace,
            dry_run=dry_run,
            reporter=Reporter(quiet=quiet),
        )


def in_words(done: Migrated, *, dry_run: bool) -> str:
    """What was done, or would be, a line each."""
    lines = [_line(gone, done) for gone in done.plan.becomes]
    kinds = ", ".join(f"{done.changed[kind]} {kind}{'s' * (done.changed[kind] != 1)}" for kind in PATHS)
    lines.append(f"{kinds} {'to be changed; nothing was done' if dry_run else 'changed'}.")
    if not dry_run:
        scheme = scheme_mark(done.project.config)
        assert scheme is not None
        lines.append(
            f"Project {done.project.id} ({done.project.title}) now has scheme {scheme.name} version {scheme.version}."
        )
        if done.changed:
            lines.append(f"How the results were before: {done.before}")
    if done.backends:
        lines.append("A service is connected to it, whose model has the old labels: train, serve and connect it anew.")
    return "\n".join(lines)


def _line(gone: Gone, done: Migrated) -> str:
    new = done.plan.becomes[gone]
    count = done.moved[gone]
    return f"{gone}: {f'now {new}' if new else 'removed'}, {'once' if count == 1 else f'{count} times'}"
