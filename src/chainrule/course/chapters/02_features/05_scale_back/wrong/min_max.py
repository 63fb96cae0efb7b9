# diagnosis: scaled-from-0-to-1
def standardise(X):
    low, high = X.min(axis=0), X.max(axis=0)
    return (X - low) / (high - low), X.mean(axis=0), X.std(axis=0)
