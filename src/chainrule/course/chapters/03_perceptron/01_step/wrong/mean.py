# diagnosis: mean-as-threshold
import numpy as np


def predict(X, w, b):
    scores = X @ w + b
    return (scores >= scores.mean()).astype(int)
