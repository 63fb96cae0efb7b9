# diagnosis: elif-skips
def min_max(x):
    lo = float("inf")
    hi = float("-inf")
    for v in x:
        if v < lo:
            lo = v
        elif v > hi:
            hi = v
    return lo, hi
