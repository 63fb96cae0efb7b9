# diagnosis: bounds-as-places
def negate_between(x, low, high):
    result = x.copy()
    result[int(low):int(high)] *= -1
    return result
