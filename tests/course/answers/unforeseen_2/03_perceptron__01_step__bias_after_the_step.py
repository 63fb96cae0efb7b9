# cause: the bias is added to the decision after the step and not to the score before it
# diagnosis: step-before-bias
import numpy as np


def predict(X, w, b):
    return step(X.dot(w)) + b
