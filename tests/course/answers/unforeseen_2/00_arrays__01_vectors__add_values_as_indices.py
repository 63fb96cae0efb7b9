# cause: the loop runs over the entries of u but uses each entry as an index, u[i] + v[i], instead of running over range(len(u))
# diagnosis: values-as-places
def add(u, v):
    result = []
    for i in u:
        result.append(u[i] + v[i])
    return result
