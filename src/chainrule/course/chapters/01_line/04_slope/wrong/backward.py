# diagnosis: one-sided-left
def derivative(f, x, h):
    before = f(x - h)
    now = f(x)
    return (now - before) / h
