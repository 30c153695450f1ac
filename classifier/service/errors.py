"""What the service does not do, as exceptions: each is raised where it is met, and `problems` makes an answer of it."""


class AskedWronglyError(Exception):
    """What cannot be scored, and where in the request it stands."""

    def __init__(self, what: str, *where: str | int) -> None:
        self.what = what
        self.where = where
        super().__init__(what)


class NotTakenError(Exception):
    """A text or a file that cannot be scored, and why, for the reader who sent it."""

    def __init__(self, status: int, what: str) -> None:
        self.status = status
        self.what = what
        super().__init__(what)


class NotKeptError(Exception):
    """A remark that cannot be kept, and why, for the reader who made it."""


class FullError(Exception):
    """The file of remarks has grown so large that something must be wrong."""


class BusyError(Exception):
    """More texts wait already than the service takes."""


class SlowError(Exception):
    """The scores did not come in time."""
