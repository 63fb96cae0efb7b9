# diagnosis: or-for-and
def negate_between(x, low, high):
    y = x.copy()
    mask = (x > low) | (x < high)
    y[mask] = -y[mask]
    return y
