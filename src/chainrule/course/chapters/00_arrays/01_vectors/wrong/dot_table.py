# diagnosis: table
def dot(u, v):
    rows = []
    for x in u:
        rows.append([x * y for y in v])
    return rows
