"""One HTML file to look at records with: a table, charts, and the articles with what was read."""

from announce_extract.report.page import build_report

__all__ = ["build_report"]
