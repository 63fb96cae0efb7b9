# diagnosis: tie-as-zero
after_one_pass = (-1, 0, 1)
