# diagnosis: high-included
def negate_between(x, low, high):
    y = x.copy()
    for i in range(len(y)):
        if y[i] > low and not y[i] > high:
            y[i] = -y[i]
    return y
