"""The local Label Studio of a workspace: its server, its hardening, its database, its accounts."""

from annotate.studio.server import RunningStudio, StudioStatus, start, status, stop

__all__ = ["RunningStudio", "StudioStatus", "start", "status", "stop"]
