# diagnosis: added-up
def integers(start, stop):
    total = 0
    for k in range(start, stop):
        total += k
    return total
