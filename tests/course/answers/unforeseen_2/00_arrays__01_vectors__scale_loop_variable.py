# cause: only the loop variable a is multiplied, which changes nothing in the list, so a copy of u comes back unscaled
# diagnosis: loop-variable-changed
def scale(c, u):
    result = list(u)
    for a in result:
        a = a * c
    return result
