# diagnosis: returned-none
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [((w * x + b - y) ** 2).mean() / 2]
    for _ in range(steps):
        errors = w * x + b - y
        w -= learning_rate * (errors * x).mean()
        b -= learning_rate * errors.mean()
        history.append(((w * x + b - y) ** 2).mean() / 2)
