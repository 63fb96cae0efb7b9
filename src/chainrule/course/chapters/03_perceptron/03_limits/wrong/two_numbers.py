# diagnosis: answer-kind
after_one_pass = ((-1, 0), 0)
