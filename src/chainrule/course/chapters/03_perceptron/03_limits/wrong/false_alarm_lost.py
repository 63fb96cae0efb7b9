# diagnosis: labels-plus-minus
after_one_pass = (0, 0, 1)
