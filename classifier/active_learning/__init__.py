"""Which articles to label next: those a model is unsure of, no two alike, and some drawn at random among them."""
