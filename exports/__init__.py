"""Labels out: from Label Studio to the Dataset and what is computed from it."""
