# diagnosis: entries-repeated
def scale(c, u):
    stretched = []
    for a in u:
        for _ in range(c):
            stretched.append(a)
    return stretched
