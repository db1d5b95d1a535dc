"""Documents of Word: the one writer that exams, courses and books share."""
