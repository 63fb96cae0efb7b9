# diagnosis: scaled-to-range
def standardise(X):
    low, high = X.min(axis=0), X.max(axis=0)
    mid = (low + high) / 2
    half = (high - low) / 2
    return (X - mid) / half, mid, half
