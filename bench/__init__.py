"""Measurements of quality and speed, and the floors that CI holds."""
