# diagnosis: mean-taken
def absolute_error(y_hat, y):
    total = 0
    for i in range(len(y)):
        total = total + abs(y_hat[i] - y[i])
    return total / len(y)
