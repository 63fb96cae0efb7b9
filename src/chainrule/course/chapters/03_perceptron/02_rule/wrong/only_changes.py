# diagnosis: changes-returned
import numpy as np


def perceptron_step(X, y, w, b, learning_rate):
    dw, db = np.zeros(len(w)), 0.0
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ (w + dw) + b + db >= 0 else 0)
        dw += learning_rate * error * x_i
        db += learning_rate * error
    return dw, db
