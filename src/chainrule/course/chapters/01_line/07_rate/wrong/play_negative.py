# diagnosis: positive-number
largest_rate = -0.004
