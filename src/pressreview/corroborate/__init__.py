"""Who else says it, do they agree, and who repeats whom."""
