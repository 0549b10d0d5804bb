"""The property graph: nodes and relations with the same identifiers as in RDF."""
