"""How many connections the server holds open: browsers keep up to six each, and a class has many browsers."""

import select
import sys

# waitress stops accepting at 100 unless told otherwise: then the next person waits until somebody else's is idle for
# two minutes.
CONNECTIONS = 3000
# What the database, logs and the process itself have open beside them.
_OTHER_FILES = 200
# Without poll, the system looks at so few files at a time.
_SELECT_LIMIT = 500


def connection_options() -> dict[str, int | bool]:
    """waitress's options for as many connections as the system allows, up to CONNECTIONS; raises the soft limit."""
    if not hasattr(select, "poll"):
        return {"connection_limit": _SELECT_LIMIT - _OTHER_FILES}
    return {"connection_limit": max(_allowed_files() - _OTHER_FILES, 100), "asyncore_use_poll": True}


def _allowed_files() -> int:
    """How many files this process may have open, raised as far as needed and allowed."""
    if sys.platform == "win32":
        return _SELECT_LIMIT
    import resource

    wanted = CONNECTIONS + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return most
