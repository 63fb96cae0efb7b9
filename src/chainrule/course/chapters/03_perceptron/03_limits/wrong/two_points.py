# diagnosis: two-points-only
after_one_pass = (-1, 1, 0)
