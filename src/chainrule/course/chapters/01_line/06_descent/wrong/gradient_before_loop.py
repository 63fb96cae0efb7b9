# diagnosis: gradient-once
def gradient_descent(x, y, w, b, learning_rate, steps):
    m = len(x)
    errors = w * x + b - y
    dw = sum(errors * x) / m
    db = sum(errors) / m
    history = [sum(errors**2) / (2 * m)]
    for _ in range(steps):
        w = w - learning_rate * dw
        b = b - learning_rate * db
        history.append(sum((w * x + b - y) ** 2) / (2 * m))
    return w, b, history
