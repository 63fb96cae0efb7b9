# diagnosis: mean-twice
def gradient_descent(x, y, w, b, learning_rate, steps):
    m = len(x)
    history = [((w * x + b - y) ** 2).sum() / (2 * m)]
    for _ in range(steps):
        errors = w * x + b - y
        dw, db = (errors * x).mean(), errors.mean()
        w = w - learning_rate / m * dw
        b = b - learning_rate / m * db
        history.append(((w * x + b - y) ** 2).sum() / (2 * m))
    return w, b, history
