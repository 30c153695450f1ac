"""What all commands share: options, and groups that load a command when it is called.

| file | is |
| --- | --- |
| `options` | the options that several commands have |
| `lazy_group` | a group whose commands are loaded when they are called |
"""

from unsourced.cli.lazy_group import LazyGroup

__all__ = ["LazyGroup"]
