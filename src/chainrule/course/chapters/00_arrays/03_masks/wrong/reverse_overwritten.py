# diagnosis: overwritten
def reverse(x):
    r = x.copy()
    n = len(r)
    for i in range(n // 2):
        r[i] = r[n - 1 - i]
        r[n - 1 - i] = r[i]
    return r
