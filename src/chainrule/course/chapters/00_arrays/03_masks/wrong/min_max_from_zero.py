# diagnosis: starts-at-zero
def min_max(x):
    low = 0
    high = 0
    for v in x:
        if v < low:
            low = v
        if v > high:
            high = v
    return low, high
