# cause: unscale divides the weights by std but leaves the bias as it is, without taking off the weights times the means.
# diagnosis: bias-not-corrected
import numpy as np


def unscale(theta, mean, std):
    new_theta = theta.copy()
    for j in range(len(mean)):
        new_theta[j + 1] = theta[j + 1] / std[j]
    return new_theta
