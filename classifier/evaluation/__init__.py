"""How right a model is on articles that it has not seen, and how far that figure can be trusted."""
