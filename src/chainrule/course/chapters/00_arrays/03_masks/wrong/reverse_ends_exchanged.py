# diagnosis: ends-exchanged
def reverse(x):
    if len(x) == 0:
        return x.copy()
    r = x.copy()
    r[0] = x[-1]
    r[-1] = x[0]
    return r
