# diagnosis: sum-for-mean
largest_rate = 0.00108
