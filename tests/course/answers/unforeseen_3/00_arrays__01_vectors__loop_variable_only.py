# cause: scale multiplies only the loop variable, which changes nothing in the list, so it returns the numbers of u unchanged.
# diagnosis: loop-variable-changed

def scale(c, u):
    result = list(u)
    for number in result:
        number *= c
    return result
