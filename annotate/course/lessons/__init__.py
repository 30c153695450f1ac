"""What a lesson is made of: articles, gold with reasons, and the words that both are compared by."""
