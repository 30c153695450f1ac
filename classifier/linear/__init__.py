"""Logistic regression on shares of annotators, and the calibration of its log-odds.

| file | is |
| --- | --- |
| `calibration` | From scores to probabilities, where enough held-out data allows the word |
| `logistic` | Logistic regression on shares: the model of one label |
"""
