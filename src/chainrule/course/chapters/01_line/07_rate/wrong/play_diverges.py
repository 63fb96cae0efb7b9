# diagnosis: converges
largest_rate = 0.0044
