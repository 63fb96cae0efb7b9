# diagnosis: tie-as-zero
best_line = (1, 1, 0)
