"""Runs over dumps: in parts, by several processes, taken up again where they stopped."""
