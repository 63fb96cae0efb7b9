# diagnosis: second-from-the-end
def min_max(x):
    s = sorted(x)
    return s[0], s[-2]
