# diagnosis: uphill
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = []
    for _ in range(steps):
        errors = w * x + b - y
        history.append((errors**2).mean() / 2)
        w += learning_rate * (errors * x).mean()
        b += learning_rate * errors.mean()
    history.append(((w * x + b - y) ** 2).mean() / 2)
    return w, b, history
