# diagnosis: line-of-and
best_line = (2, 2, -3)
