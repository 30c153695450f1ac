"""Settings: `unsourced.toml`, the environment, and the address of the service.

| file | is |
| --- | --- |
| `settings` | the settings of a workspace |
| `service_address` | where `unsourced serve` listens, and its token |
"""
