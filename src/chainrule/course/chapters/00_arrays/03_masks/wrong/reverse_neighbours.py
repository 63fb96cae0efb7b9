# diagnosis: neighbours-exchanged
def reverse(x):
    y = x.copy()
    for i in range(0, len(x) - 1, 2):
        y[i] = x[i + 1]
        y[i + 1] = x[i]
    return y
