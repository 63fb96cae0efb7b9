# diagnosis: no-logs
def cross_entropy(p, y):
    return (y * p + (1 - y) * (1 - p)).sum()
