# diagnosis: factor m
def accuracy(y, y_hat):
    right = 0
    for i in range(len(y)):
        if y[i] == y_hat[i]:
            right = right + 1
    return right
