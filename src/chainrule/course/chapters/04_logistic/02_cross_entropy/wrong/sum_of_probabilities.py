# diagnosis: added
def probability_of(p, y):
    total = 0
    for p_i, y_i in zip(p, y):
        if y_i == 1:
            total += p_i
        else:
            total += 1 - p_i
    return total
