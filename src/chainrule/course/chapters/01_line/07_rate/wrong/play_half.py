# diagnosis: half-the-limit
largest_rate = 0.00217
