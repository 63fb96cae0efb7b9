# diagnosis: bias-alone
def unscale(theta, mean, std):
    bias = theta[0]
    for j in range(len(mean)):
        bias -= theta[j + 1] * mean[j] / std[j]
    return bias
