"""From a response to a grade: the answer matcher and the grade rules."""
