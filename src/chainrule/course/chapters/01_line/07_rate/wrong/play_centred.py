# diagnosis: centred-data
largest_rate = 2 / np.var(HOURS)
