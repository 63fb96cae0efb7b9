# diagnosis: bounds-included
def negate_between(x, low, high):
    result = x.copy()
    inside = (low <= x) & (x <= high)
    result[inside] = -result[inside]
    return result
