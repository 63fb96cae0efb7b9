# cause: For after_one_pass a score of exactly 0 was taken as class 0, although the step gives 1 there.
# diagnosis: tie-as-zero

# (0,0): score 0 -> 0 ok
# (0,1): score 0 -> 0 wrong, w = (-1, 1), b = 1
# (1,0): score 0 -> 0 wrong, w = (0, 1), b = 2
# (1,1): score 3 -> 1 wrong, w = (-1, 0), b = 1
after_one_pass = (-1, 0, 1)
