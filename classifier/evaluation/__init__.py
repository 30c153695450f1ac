"""Precision, recall, F1 and calibration on articles that a model was not trained on, with intervals."""
