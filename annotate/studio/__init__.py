"""The local Label Studio of a workspace: its server, its hardening, its database, its accounts.

| file | is |
| --- | --- |
| `server` | start it, stop it, look at it |
| `launch` | the server process started, waited for, and why it ended |
| `process` | the server process itself |
| `__main__` | `python -m annotate.studio`, which is that process |
| `database` | its SQLite database, brought up to date, with one owner |
| `hardening` | how it is closed down, and the check that it took effect |
| `users` | accounts for annotators, made by the invite link |
"""

from annotate.studio.server import RunningStudio, StudioStatus, start, status, stop
from annotate.studio.users import User, add_user

__all__ = ["RunningStudio", "StudioStatus", "User", "add_user", "start", "status", "stop"]
