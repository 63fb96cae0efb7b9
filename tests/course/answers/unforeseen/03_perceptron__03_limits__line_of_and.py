# cause: The line given is the one that solves AND; on XOR it gets three points wrong.
best_line = (1, 1, -1.5)
