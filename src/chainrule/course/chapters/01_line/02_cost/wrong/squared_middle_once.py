# diagnosis: middle-term-once
def squared_error(y_hat, y):
    return [p * p - p * t + t * t for p, t in zip(y_hat, y)]
