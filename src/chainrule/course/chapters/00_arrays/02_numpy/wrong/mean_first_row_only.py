# diagnosis: first-row-only
def mean_and_sum(X):
    total = 0
    for row in X:
        for number in row:
            total += number
        return total / X.size, total
