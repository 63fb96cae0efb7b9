# diagnosis: column-vector
def predict(x, w, b):
    x = x.reshape(-1, 1)
    return w * x + b
