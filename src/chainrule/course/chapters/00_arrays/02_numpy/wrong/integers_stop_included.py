# diagnosis: stop-included
def integers(start, stop):
    numbers = []
    while start <= stop:
        numbers.append(start)
        start += 1
    return np.array(numbers)
