# diagnosis: largest-only
def absolute_error(y_hat, y):
    return max(abs(p - t) for p, t in zip(y_hat, y))
