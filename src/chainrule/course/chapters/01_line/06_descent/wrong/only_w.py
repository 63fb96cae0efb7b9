# diagnosis: b-not-updated
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [((w * x + b - y) ** 2).mean() / 2]
    for _ in range(steps):
        w -= learning_rate * ((w * x + b - y) * x).mean()
        history.append(((w * x + b - y) ** 2).mean() / 2)
    return w, b, history
