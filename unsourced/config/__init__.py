"""Settings: `unsourced.toml`, the environment, and the address of the service.

| file | is |
| --- | --- |
| `settings` | the settings of a workspace |
| `service_address` | where `unsourced serve` listens, and its token |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from unsourced.config.service_address import SERVICE_PORT, read_token
    from unsourced.config.settings import Settings, SettingsFile, load_settings, server_url

__all__ = [
    "SERVICE_PORT",
    "Settings",
    "SettingsFile",
    "load_settings",
    "read_token",
    "server_url",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "SERVICE_PORT": "service_address",
        "Settings": "settings",
        "SettingsFile": "settings",
        "load_settings": "settings",
        "read_token": "service_address",
        "server_url": "settings",
    },
)
