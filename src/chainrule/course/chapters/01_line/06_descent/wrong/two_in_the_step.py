# diagnosis: doubled-step
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [((w * x + b - y) ** 2).mean() / 2]
    for _ in range(steps):
        errors = w * x + b - y
        w = w - learning_rate * 2 * (errors * x).mean()
        b = b - learning_rate * 2 * errors.mean()
        history.append(((w * x + b - y) ** 2).mean() / 2)
    return w, b, history
