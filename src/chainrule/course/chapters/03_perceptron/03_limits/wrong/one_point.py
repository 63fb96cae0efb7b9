# diagnosis: first-mistake-only
after_one_pass = (-1, 0, -1)
