"""What a terminal and a page show of an evaluation.

| file | is |
| --- | --- |
| `page` | An evaluation as one HTML page that needs nothing else: tables, plots as SVG, the worst mistakes to read |
| `plots` | Plots of the report as shapes for SVG |
| `tables` | What the terminal and the HTML page show of an evaluation, as tables of text |
| `text` | An evaluation as JSON and as tables for a terminal |
"""
