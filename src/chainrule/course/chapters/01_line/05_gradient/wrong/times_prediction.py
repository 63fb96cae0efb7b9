# diagnosis: times-prediction
def gradient(x, y, w, b):
    y_hat = w * x + b
    e = y_hat - y
    return (e * y_hat).mean(), e.mean()
