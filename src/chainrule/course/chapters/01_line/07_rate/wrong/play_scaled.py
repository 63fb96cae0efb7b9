# diagnosis: scaled-data
largest_rate = 1.98
