# cause: In the loop of cost the total is overwritten with = instead of added to with +=, so that only the last example counts.
# diagnosis: overwritten
def cost(x, y, w, b):
    m = len(x)
    total = 0
    for i in range(m):
        y_hat = w * x[i] + b
        total = (y_hat - y[i]) ** 2
    return total / (2 * m)
