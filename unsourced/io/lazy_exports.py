"""Public names of a package whose modules are imported when a name is first asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module


def lazy_exports(package: str, modules: Mapping[str, str]) -> Callable[[str], object]:
    """A package's `__getattr__` (PEP 562): `modules` says in which of its modules each public name lies.

    A name that a module of the package has, too, cannot be given so: once imported, the module would stand for it.
    """

    def get(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{modules[name]}"), name)

    return get
