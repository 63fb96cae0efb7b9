# cause: All four points are judged with the w and b from before the pass, and the changes are added up only at its end.
# diagnosis: all-at-once
# (0,0) wrong: b - 1,   (1,0) wrong: w1 + 1 and b + 1,   the others are right
after_one_pass = (0, 0, 0)
