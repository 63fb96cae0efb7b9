# diagnosis: uphill
def gradient_descent(x, y, w, b, learning_rate, steps):
    errors = y - (w * x + b)
    history = [(errors**2).mean() / 2]
    for _ in range(steps):
        w -= learning_rate * (errors * x).mean()
        b -= learning_rate * errors.mean()
        errors = y - (w * x + b)
        history.append((errors**2).mean() / 2)
    return w, b, history
