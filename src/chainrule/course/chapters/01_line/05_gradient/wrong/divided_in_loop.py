# diagnosis: divided-each-round
def gradient(x, y, w, b):
    m = len(x)
    dw, db = 0, 0
    for i in range(m):
        e = w * x[i] + b - y[i]
        dw += e * x[i]
        db += e
        dw /= m
        db /= m
    return dw, db
