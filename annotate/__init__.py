"""Articles in: readers, rule suggestions, and the Label Studio project that they are loaded into.

The stages stand on each other in the order of this table, the last one lowest.

| file | is |
| --- | --- |
| `api` | the public functions of this package, which `import unsourced` gives |
| `commands/` | the commands |
| `course/` | lessons for a class, from practice to grades |
| `workflows/` | several people on the same articles: blind, and a curator |
| `migrate/` | a project to another version of its scheme |
| `ml_backend/` | a model as the backend of a project |
| `loading/` | articles into a project, each exactly once |
| `label_studio/` | a project read and written |
| `schemes/` | a scheme's guideline and labeling config |
| `reposts/` | articles that share their words |
| `compare/` | two versions of one report |
| `rules/` | suggestions by rule |
| `readers/` | from files and addresses to Articles |
| `studio/` | the local Label Studio of a workspace |
"""
