"""Label schemes and lessons as TOML; everything that shows labels is generated from the schemes."""

from importlib.resources import files


def scheme_names() -> list[str]:
    """The schemes that come with the package."""
    return sorted(file.name.removesuffix(".toml") for file in files("configs").iterdir() if file.name.endswith(".toml"))


def scheme_text(name: str) -> str:
    """The TOML of a shipped scheme."""
    return files("configs").joinpath(f"{name}.toml").read_text(encoding="utf-8")


def lesson_names() -> list[str]:
    """The lessons that come with the package."""
    lessons = files("configs").joinpath("lessons")
    return sorted(file.name.removesuffix(".toml") for file in lessons.iterdir() if file.name.endswith(".toml"))


def lesson_text(name: str) -> str:
    """The TOML of a shipped lesson."""
    return files("configs").joinpath("lessons", f"{name}.toml").read_text(encoding="utf-8")
