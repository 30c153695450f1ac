"""Every error a user can cause or meet, as one tree.

UnsourcedError            one line that says what, where and what to do; the command line prints it and exits 1
├── InputError            a file, row, field or page that cannot be read
├── OffsetError           an offset that is not a place in its text
├── SchemeError           a label scheme that is wrong, or not the one expected
├── SettingsError         unsourced.toml, an environment variable or a workspace that cannot be used
├── StudioError           Label Studio cannot be started, reached or used
│   ├── TokenError        it answered, and refused the token
│   └── UnavailableError  it did not answer, or with 5xx: for a read, worth another try
├── DatasetError          a Dataset folder that is broken, newer or not there
│   └── NoWorkError       a project in which nobody has annotated anything yet
├── ModelError            a model file that is broken, newer, untrusted or not there
├── LeakError             an evaluation in which a model could have seen what it is judged by
├── MissingExtraError     a feature whose `pip install` extra is not there
└── BatchError            a batch that finished, with the failures of some of its items
"""

from collections.abc import Sequence


class UnsourcedError(Exception):
    """What went wrong, where, and what to do about it.

    `where` names a file, row, field, task or address; `remedy` is an instruction. Both are optional and become part
    of the one line that `str()` gives.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        line = f"{where}: {what}" if where else what
        super().__init__(f"{line.rstrip('.')}. {remedy}" if remedy else line)


class InputError(UnsourcedError):
    """A file, row, field or page cannot be read."""


class OffsetError(UnsourcedError):
    """An offset is not a place in its text."""


class SchemeError(UnsourcedError):
    """A label scheme is wrong, or not the one expected."""


class SettingsError(UnsourcedError):
    """A setting, an environment variable or a workspace cannot be used."""


class StudioError(UnsourcedError):
    """Label Studio cannot be started, reached or used."""


class TokenError(StudioError):
    """Label Studio answered, and refused the token."""


class UnavailableError(StudioError):
    """Label Studio did not answer, or with 5xx: a read may be tried again; whether a write happened is unknown."""


class DatasetError(UnsourcedError):
    """A Dataset folder is broken, newer than this version, or not there."""


class NoWorkError(DatasetError):
    """A project in which nobody has annotated anything yet."""


class ModelError(UnsourcedError):
    """A model file is broken, newer than this version, untrusted, or not there."""


class LeakError(UnsourcedError):
    """A model could have seen what it was to be judged by; its figures would mean nothing."""


class MissingExtraError(UnsourcedError):
    """A feature needs packages that an extra installs."""

    def __init__(self, extra: str, feature: str) -> None:
        self.extra = extra
        super().__init__(
            f"{feature} needs packages that are not installed",
            # pip alone takes minutes over the larger extras, or fails.
            remedy=f"Run: pip install uv && uv pip install 'unsourced[{extra}]'",
        )


class BatchError(UnsourcedError):
    """Some items of a batch failed; the others are done.

    `failures` holds one error an item, in input order. The command line prints each before the summary. `more` is how
    many failed beside those that it names.
    """

    def __init__(self, failures: Sequence[UnsourcedError], done: int, more: int = 0) -> None:
        self.failures = tuple(failures)
        self.done = done
        failed = len(self.failures) + more
        named = f" (the first {len(self.failures)} are named)" if more else ""
        super().__init__(f"{failed} of {failed + done} failed{named}; the others are done")
