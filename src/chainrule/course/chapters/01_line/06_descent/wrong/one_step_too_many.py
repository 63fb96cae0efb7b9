# diagnosis: one-step-too-many
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = []
    for _ in range(steps + 1):
        errors = w * x + b - y
        history.append((errors**2).mean() / 2)
        w = w - learning_rate * (errors * x).mean()
        b = b - learning_rate * errors.mean()
    return w, b, history
