# diagnosis: no-line-at-all
best_line = (0, 0, 1)
