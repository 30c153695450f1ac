"""The commands of this package: one file a command, each a thin face of the function that does the work.

Click reads the help from here, so nothing is imported at the top that takes time.

| file | is |
| --- | --- |
| `adjudicate` | `unsourced adjudicate`: contested articles to a curator |
| `blind` | `unsourced blind`: articles to annotators who do not see each other's work |
| `compare` | `unsourced compare`: two versions of one report |
| `connect` | `unsourced connect`: a model's spans as suggestions in a Label Studio project |
| `course/` | `unsourced course`: lessons on articles with known answers |
| `disconnect` | `unsourced disconnect`: a service is taken away from a project |
| `load` | `unsourced load`: articles into a Label Studio project |
| `read` | `unsourced read`: articles from files, folders and addresses |
| `reposts` | `unsourced reposts`: groups of articles that share their words |
| `scheme` | `unsourced scheme`: begin a scheme, check it, print its guideline, migrate a project |
| `status` | `unsourced status`: who has done what in a project |
| `studio` | `unsourced studio`: the local Label Studio of a workspace |
| `suggest` | `unsourced suggest`: the rules' suggestions |
"""
