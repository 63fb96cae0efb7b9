# cause: all four points were judged with the w and b from the beginning of the pass, and the changes were added up at the end
# diagnosis: all-at-once
after_one_pass = (0, 0, 0)
