# diagnosis: last-point-missing
after_one_pass = (0, 1, 1)
