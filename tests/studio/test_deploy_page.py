"""The page on deployment closes what our own server closes."""

import re
from pathlib import Path

from annotate.studio.hardening import INNER_NETWORKS, studio_environment
from unsourced.label_studio.local_server import StudioCredentials, StudioFolder

PAGE = Path(__file__).parents[2] / "docs" / "deploy.md"
# What the page sets in another way, or what only our own server needs.
ELSEWHERE = {
    "LABEL_STUDIO_CI",
    "LABEL_STUDIO_LOG_LEVEL",
    "LABEL_STUDIO_SECRET_KEY",
    "LABEL_STUDIO_DJANGO_DB",
    "LABEL_STUDIO_DATABASE_NAME",
}


def settings_of_the_page() -> dict[str, str]:
    (block,) = re.findall(r"```ini\n(LABEL_STUDIO_HOST=.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return dict(line.split("=", 1) for line in block.splitlines() if line)


def test_the_page_sets_what_our_own_server_sets(tmp_path: Path) -> None:
    page = settings_of_the_page()
    ours = studio_environment(
        StudioFolder(tmp_path),
        StudioCredentials("you@example.org", "password", "secret"),
        database=tmp_path / "database",
        url="https://labels.example.org",
        hosts=("labels.example.org",),
        alone=False,
    )
    assert set(ours) - set(page) == ELSEWHERE
    differing = {name for name in set(ours) & set(page) if ours[name] != page[name]}
    assert differing == {"LABEL_STUDIO_BASE_DATA_DIR", "SECRET_KEY"}


def test_the_page_on_serving_opens_loopback_and_nothing_else() -> None:
    page = (PAGE.parent / "serve.md").read_text(encoding="utf-8")
    assert f"\nLABEL_STUDIO_USER_ADDITIONAL_BANNED_SUBNETS={INNER_NETWORKS}\n" in page
