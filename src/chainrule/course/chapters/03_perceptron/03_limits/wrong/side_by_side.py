# diagnosis: more-can-be-right
best_line = (1, 0, -0.5)
