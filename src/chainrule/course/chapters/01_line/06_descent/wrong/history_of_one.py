# diagnosis: history-of-one
def gradient_descent(x, y, w, b, learning_rate, steps):
    for _ in range(steps):
        history = []
        errors = w * x + b - y
        w = w - learning_rate * (errors * x).mean()
        b = b - learning_rate * errors.mean()
        history.append(((w * x + b - y) ** 2).mean() / 2)
    return w, b, history
