"""Ways to see a result. They show and never decide."""
