# cause: The running sums are divided by m in every round of the loop instead of once after it.
# diagnosis: divided-each-round
def gradient(x, y, w, b):
    m = len(x)
    dw = 0
    db = 0
    for i in range(m):
        error = w * x[i] + b - y[i]
        dw = (dw + error * x[i]) / m
        db = (db + error) / m
    return dw, db
