"""What tells forecasts from other sentences: which sentences it learns from, and how its network is made."""
