# diagnosis: no-step-at-all
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [((w * x + b - y) ** 2).mean() / 2]
    for _ in range(max(steps, 1)):
        errors = w * x + b - y
        w = w - learning_rate * (errors * x).mean()
        b = b - learning_rate * errors.mean()
        history.append(((w * x + b - y) ** 2).mean() / 2)
    return w, b, history
