"""Label schemes and defaults as TOML; everything that shows labels is generated from them."""
