"""Mentions: typed values and the characters they were read from."""
