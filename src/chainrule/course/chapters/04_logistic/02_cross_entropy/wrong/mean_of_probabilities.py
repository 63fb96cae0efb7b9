# diagnosis: added
def probability_of(p, y):
    return (y * p + (1 - y) * (1 - p)).mean()
