# diagnosis: history-of-parameters
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [(w, b)]
    for _ in range(steps):
        errors = w * x + b - y
        w, b = w - learning_rate * (errors * x).mean(), b - learning_rate * errors.mean()
        history.append((w, b))
    return w, b, history
