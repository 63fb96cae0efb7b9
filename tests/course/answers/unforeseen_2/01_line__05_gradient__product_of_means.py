# cause: dw is the mean of the errors times the mean of x, in place of the mean of the products
# diagnosis: mean-of-each
import numpy as np


def gradient(x, y, w, b):
    db = np.mean(w * x + b - y)
    dw = db * np.mean(x)
    return dw, db
