# cause: Inside the loop the cost is appended before w and b are changed, so that the first cost stands in history twice and the last one is missing.
# diagnosis: diary-before-step
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for step in range(steps):
        dw, db = _gradient(x, y, w, b)
        history.append(_cost(x, y, w, b))
        w = w - learning_rate * dw
        b = b - learning_rate * db
    return w, b, history
