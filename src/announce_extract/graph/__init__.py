"""Graphs of records: statements with their sources, as RDF or as a property graph."""
