"""The connection to Label Studio, shared by what goes in and what comes out.

| file | is |
| --- | --- |
| `client` | a connection to a server, with errors in words |
| `local_server` | the record of a local server: address, state, credentials |
| `tasks` | an article as a task, and back |
"""
