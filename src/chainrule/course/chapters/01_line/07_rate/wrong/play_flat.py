# diagnosis: flat-direction
largest_rate = 5.39
