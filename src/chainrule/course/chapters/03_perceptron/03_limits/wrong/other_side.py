# diagnosis: turned-round
best_line = (-1, -1, 0.25)
