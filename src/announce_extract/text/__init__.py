"""From an article to one searchable page: normalised text, blocks and sentences."""
