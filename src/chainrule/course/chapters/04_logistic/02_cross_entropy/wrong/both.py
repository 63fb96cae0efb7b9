# diagnosis: both-for-all
def probability_of(p, y):
    result = 1
    for i in range(len(p)):
        result *= p[i]
        result *= 1 - p[i]
    return result
