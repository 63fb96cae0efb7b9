# diagnosis: all-at-once
after_one_pass = (0, 0, 0)
