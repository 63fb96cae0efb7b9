# diagnosis: labels-of-and
after_one_pass = (0, 1, 0)
