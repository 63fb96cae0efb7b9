# diagnosis: three-numbers
best_line = (1, 1)
