"""The word model: which words of a sentence an annotator would mark, and what that says of the sentence."""
