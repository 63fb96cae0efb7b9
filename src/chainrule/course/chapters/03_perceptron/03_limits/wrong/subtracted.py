# diagnosis: always-subtract
after_one_pass = (-2, -1, -3)
