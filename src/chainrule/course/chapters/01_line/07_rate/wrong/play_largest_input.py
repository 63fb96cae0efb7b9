# diagnosis: largest-input
largest_rate = 2 / 36 ** 2
