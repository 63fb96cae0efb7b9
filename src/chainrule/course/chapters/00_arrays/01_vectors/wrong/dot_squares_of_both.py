# diagnosis: v-unpaired
def dot(u, v):
    total = 0
    for w in (u, v):
        for number in w:
            total += number * number
    return total
