# diagnosis: triples
def cost_surface(x, y, ws, bs):
    rows = []
    for w in ws:
        for b in bs:
            rows.append([w, b, ((w * x + b - y) ** 2).mean() / 2])
    return rows
