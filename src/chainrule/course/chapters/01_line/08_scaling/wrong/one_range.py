# diagnosis: one-range-for-all
def scale(X, low, high):
    lo, hi = min(low), max(high)
    return 2 * (X - lo) / (hi - lo) - 1
