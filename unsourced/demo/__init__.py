"""`unsourced demo`: the whole loop on the shipped sample, on a Label Studio of its own.

| file | is |
| --- | --- |
| `command` | the command |
| `run` | the steps of the demo |
"""
