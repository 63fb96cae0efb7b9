# cause: boundary sets the score to 0.5 instead of the probability, whose 0.5 belongs to the score 0.
# diagnosis: score-at-half

def boundary(theta, x1):
    b, w1, w2 = theta
    # b + w1*x1 + w2*x2 = 0.5
    return (0.5 - b - w1 * x1) / w2
