# diagnosis: history-without-end
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = []
    for _ in range(steps):
        errors = w * x + b - y
        history.append((errors @ errors) / len(x) / 2)
        w = w - learning_rate * (errors @ x) / len(x)
        b = b - learning_rate * errors.mean()
    return w, b, history
