# diagnosis: bias-first
after_one_pass = [0, -1, 0]
