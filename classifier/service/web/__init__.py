"""The page of the service: a form, the marked text, two versions beside each other, and the model's card."""
