# diagnosis: high-is-low
def fit_range(X):
    low = high = X[0].copy()
    for row in X[1:]:
        for j, value in enumerate(row):
            if value > high[j]:
                high[j] = value
            if value < low[j]:
                low[j] = value
    return low, high
