# diagnosis: turned-twice
def reverse(x):
    x = x.copy()
    for i in range(len(x)):
        j = len(x) - 1 - i
        x[i], x[j] = x[j], x[i]
    return x
