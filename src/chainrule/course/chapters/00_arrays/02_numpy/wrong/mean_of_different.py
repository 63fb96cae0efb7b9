# diagnosis: different-numbers-only
def mean_and_sum(X):
    numbers = set(X.ravel())
    return sum(numbers) / len(numbers), sum(numbers)
