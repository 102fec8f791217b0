"""How the shipped reader is made: its own dependencies, never imported by the package."""
