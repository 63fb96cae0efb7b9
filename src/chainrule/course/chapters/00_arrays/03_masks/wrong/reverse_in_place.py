# diagnosis: input-changed x
def reverse(x):
    for i in range(len(x) // 2):
        x[i], x[-1 - i] = x[-1 - i], x[i]
    return x
