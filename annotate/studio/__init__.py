"""The local Label Studio of a workspace: its server, its hardening, its database, its accounts."""

from annotate.studio.server import RunningStudio, StudioStatus, start, status, stop
from annotate.studio.users import User, add_user

__all__ = ["RunningStudio", "StudioStatus", "User", "add_user", "start", "status", "stop"]
