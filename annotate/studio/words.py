"""What the `studio` commands tell people."""

from annotate.studio.server import RunningStudio, StudioStatus

_STATES = {
    "running": "Label Studio is running at {url}",
    "starting": "Label Studio is starting at {url}",
    "not answering": "Label Studio's process lives and does not answer at {url}",
    "crashed": "Label Studio does not run: it ended without being stopped. Start it again with: unsourced studio start",
    "stopped": "Label Studio does not run. Start it with: unsourced studio start",
}


def started(studio: RunningStudio) -> str:
    """Where to log in, and how. The password is shown here and nowhere else."""
    lines = [
        f"Label Studio {'is running' if studio.started else 'was running already'} at {studio.url}",
        f"  log in as  {studio.email}",
        f"  password   {studio.password}",
        f"  both are in {studio.credentials_path}, which only you can read",
        "Stop it with: unsourced studio stop",
    ]
    if studio.url.startswith("http://") and studio.url != studio.local_url:
        lines.append("Passwords and texts travel unencrypted to this address: use it on a network that you trust.")
    return "\n".join(lines)


def state(status: StudioStatus) -> str:
    """The state, and where the rest is found."""
    lines = [_STATES[status.state].format(url=status.url or "its address")]
    if status.pid:
        lines.append(f"  process    {status.pid}, since {status.since}")
    if status.email:
        lines += [f"  log in as  {status.email}", f"  password   in {status.credentials_path}"]
    if status.state not in ("running", "stopped"):
        lines.append(f"  log        {status.log_path}")
    return "\n".join(lines)
