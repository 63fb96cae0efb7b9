# diagnosis: not-squared
largest_rate = 2 / HOURS.mean()
