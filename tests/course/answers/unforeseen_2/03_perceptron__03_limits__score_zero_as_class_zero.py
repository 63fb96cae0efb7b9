# cause: a score of 0 was counted as class 0 and not as class 1, so this line through two points gets one point right and not three
# diagnosis: tie-as-zero
best_line = (1, -1, 0)
