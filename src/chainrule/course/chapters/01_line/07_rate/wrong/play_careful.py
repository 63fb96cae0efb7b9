# diagnosis: largest
largest_rate = 0.003
