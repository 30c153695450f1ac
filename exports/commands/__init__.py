"""The commands of this package: one file a command, which parses options and calls the function that does the work.

| file | is |
| --- | --- |
| `agreement` | `unsourced agreement` |
| `consensus` | `unsourced consensus` |
| `convert` | `unsourced convert` |
| `corpus` | `unsourced corpus` |
| `dataset` | `unsourced dataset describe, validate, merge, diff, pseudonymise` |
| `export` | `unsourced export` |
| `profile` | `unsourced profile` |
"""
