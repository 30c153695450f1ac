"""Learn and score: the sentence model, scoring of new text, and the views of the result."""
