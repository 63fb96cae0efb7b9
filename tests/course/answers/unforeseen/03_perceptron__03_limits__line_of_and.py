# cause: The line given is the one that solves AND; on XOR it gets three points wrong.
# diagnosis: line-of-and
best_line = (1, 1, -1.5)
