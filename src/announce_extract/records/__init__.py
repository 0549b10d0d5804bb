"""Records: facts of one model and one run together, with the evidence of each value."""
