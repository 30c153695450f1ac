"""What `unsourced connect` and `disconnect` do: settings in, a line or two out."""

from pathlib import Path

from annotate.loading.load import ALL
from annotate.ml_backend.backlog import predict_backlog
from annotate.ml_backend.registration import Connected, connect_service, disconnect_service
from annotate.ml_backend.service_client import Service
from unsourced.config.service_address import read_token
from unsourced.config.settings import load_settings
from unsourced.errors import SettingsError
from unsourced.io.progress import Reporter, say
from unsourced.label_studio.client import connect


def connect_backend(
    url: str,
    *,
    token_file: Path | None = None,
    backend_url: str | None = None,
    project: str | None = None,
    share: float = ALL,
    backlog: bool = False,
    uncertain_first: bool = False,
    workspace: Path | None = None,
    quiet: bool = False,
) -> str:
    """Connect the service at `url` to a project, predict its backlog if asked, and say what was done.

    What says nothing comes from the settings.

    Raises:
        UnsourcedError: what `connect_service` and `predict_backlog` raise.
    """
    if uncertain_first and not (backlog and share == ALL):
        raise SettingsError(
            "Label Studio's uncertainty sampling passes over tasks without a prediction, so all must have one",
            where="--uncertain-first",
            remedy="Add --suggest all --backlog. To keep a random share without suggestions in the queue, load what "
            "`unsourced next` puts in order instead.",
        )
    settings = load_settings(project=project, workspace=workspace)
    service = Service(url.rstrip("/"), read_token(token_file))
    with connect(settings) as connection:
        made = connect_service(
            connection,
            service,
            project=settings.project,
            share=share,
            backend_url=backend_url,
            uncertain_first=uncertain_first,
        )
        say(_in_words(made, share), quiet=quiet)
        link = f"{connection.url}/projects/{made.project.id}/data"
        if not backlog:
            return link
        reporter = Reporter(quiet=quiet)
        given = predict_backlog(connection, service, made.project, made.version, share=share, reporter=reporter)
        return f"{given} {'task' if given == 1 else 'tasks'} got a prediction of {made.version} now.\n{link}"


def disconnect_backend(url: str, *, project: str | None = None, workspace: Path | None = None) -> str:
    """Disconnect the service at `url` from a project, and say what was done. Raises as `disconnect_service` does."""
    settings = load_settings(project=project, workspace=workspace)
    with connect(settings) as connection:
        disconnect_service(connection, url, project=settings.project)
    return f"{url} is no longer the ML backend of {settings.project}."


def _in_words(made: Connected, share: float) -> str:
    who = f"project {made.project.id} ({made.project.title})"
    of = "Each task gets" if share == ALL else f"{share:.0%} of the tasks, drawn by their articles, get"
    return f"{who} asks {made.url} and shows what {made.version} marks. {of} suggestions when opened."
