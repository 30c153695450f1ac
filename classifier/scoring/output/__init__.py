"""What a terminal and a page show of scored articles.

| file | is |
| --- | --- |
| `page/` | One self-contained HTML page for scored articles: no script, no request, every text escaped |
| `terminal` | Scored articles in a terminal: the text with its marks, numbered, and below it the reason for each |
"""
