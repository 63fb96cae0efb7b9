# cause: history is overwritten with the result of append, which is None, so that the next append (or the caller) finds no list.
# diagnosis: changes-in-place
def gradient_descent(x, y, w, b, learning_rate, steps):
    history = [_cost(x, y, w, b)]
    for i in range(steps):
        dw, db = _gradient(x, y, w, b)
        w = w - learning_rate * dw
        b = b - learning_rate * db
        history = history.append(_cost(x, y, w, b))
    return w, b, history
