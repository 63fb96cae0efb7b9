# diagnosis: half-turn
def transpose(A):
    turned = []
    for row in reversed(A):
        turned.append(list(reversed(row)))
    return turned
