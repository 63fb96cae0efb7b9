# cause: the sum is divided by len(X), which is the number of rows and not the number of all cells
# diagnosis: divided-by-rows
import numpy as np


def mean_and_sum(X):
    total = 0
    for row in X:
        for number in row:
            total += number
    return total / len(X), total
