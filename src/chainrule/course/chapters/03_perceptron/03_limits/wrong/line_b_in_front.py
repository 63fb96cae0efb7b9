# diagnosis: bias-first
best_line = (-0.5, 1, 1)
