"""How a decision tree grows, and how it answers: the loops, compiled.

A split asks `code <= c`, where codes number the values of a feature in ascending order. What a side of a split
holds is summed up in `stats`: examples of each class, or for regression (sum of targets, number of examples).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from chainrule.kernels import kernel

SQUARED_ERROR, GINI, ENTROPY = 0, 1, 2
ROW = np.int64(0xFFFFFFFF)  # the lower half of a key is a row, the upper half its code
SMALL = 40  # up to so many rows, sorting them is quicker than a histogram
LANES = 16  # rows that walk down a tree side by side, so that one waits for memory while others go on


@kernel
def term(criterion: int, count: float, c_log_c: Any) -> float:
    """What one class adds to the purity of a side: c², or c log2 c."""
    return count * count if criterion == GINI else c_log_c[int(count)]


@kernel
def purity(criterion: int, terms: float, n: float, c_log_c: Any) -> float:
    """Minus the impurity of a side times its n examples, up to what all splits of a node have in common.

    Gini:          n (1 - Σ p²)       = n - Σ c² / n
    entropy:       -n Σ p log2 p      = n log2 n - Σ c log2 c
    squared error: Σ (y - mean y)²    = Σ y² - (Σ y)² / n
    """
    return terms - c_log_c[int(n)] if criterion == ENTROPY else terms / n


@kernel
def random_below(state: Any, n: int) -> int:
    """A whole number from 0 to n - 1 (splitmix64: Steele, Lea and Flood, 2014)."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return int(((z >> np.uint64(32)) * np.uint64(n)) >> np.uint64(32))


@kernel
def sort_keys(keys: Any, n: int) -> None:
    """Bring the first few keys into ascending order, each sinking to its place among those before it."""
    for i in range(1, n):
        key = keys[i]
        j = i
        while j > 0 and keys[j - 1] > key:
            keys[j] = keys[j - 1]
            j -= 1
        keys[j] = key


@kernel
def scan_sorted(
    keys: Any, target: Any, weight: Any, total: Any, left: Any, criterion: int, min_leaf: float, c_log_c: Any
) -> tuple[float, Any, Any]:
    """The best place to cut rows that lie in the order of one feature: its purity and the codes on both sides.

    Every row moves from the right side to the left, one after the other.
    """
    best, best_low, best_high = -np.inf, np.int64(-1), np.int64(-1)
    n_left, n_right = 0.0, 0.0
    terms_left, terms_right = 0.0, 0.0
    if criterion == SQUARED_ERROR:
        n_right = total[1]
    else:
        for k in range(len(total)):
            left[k] = 0.0
            n_right += total[k]
            terms_right += term(criterion, total[k], c_log_c)
    sum_left, sum_all = 0.0, total[0]
    for i in range(len(keys) - 1):
        row = keys[i] & ROW
        w = weight[row]
        n_left += w
        n_right -= w
        if criterion == SQUARED_ERROR:
            sum_left += w * target[row]
        else:
            k = int(target[row])
            before = left[k]
            terms_left += term(criterion, before + w, c_log_c) - term(criterion, before, c_log_c)
            rest = total[k] - before
            terms_right += term(criterion, rest - w, c_log_c) - term(criterion, rest, c_log_c)
            left[k] = before + w
        low, high = keys[i] >> 32, keys[i + 1] >> 32
        if low != high and n_left >= min_leaf and n_right >= min_leaf:
            if criterion == SQUARED_ERROR:
                terms_left = sum_left * sum_left
                terms_right = (sum_all - sum_left) * (sum_all - sum_left)
            pure = purity(criterion, terms_left, n_left, c_log_c) + purity(criterion, terms_right, n_right, c_log_c)
            if pure > best:
                best, best_low, best_high = pure, low, high
    return best, best_low, best_high


@kernel
def scan_histogram(
    histogram: Any, total: Any, left: Any, criterion: int, min_leaf: float, c_log_c: Any
) -> tuple[float, Any, Any]:
    """The same for a histogram: whole bins move from the right side to the left."""
    best, best_low, best_high = -np.inf, np.int64(-1), np.int64(-1)
    n_stats = len(total)
    left[:] = 0.0
    n_all = 0.0
    if criterion == SQUARED_ERROR:
        n_all = total[1]
    else:
        for k in range(n_stats):
            n_all += total[k]
    n_left, pure, low = 0.0, -np.inf, np.int64(-1)
    for code in range(len(histogram)):
        n_bin = 0.0
        if criterion == SQUARED_ERROR:
            n_bin = histogram[code, 1]
        else:
            for k in range(n_stats):
                n_bin += histogram[code, k]
        if n_bin == 0.0:
            continue
        # the cut lies between the last bin that held something and this one
        if low >= 0 and pure > best:
            best, best_low, best_high = pure, low, np.int64(code)
        low = np.int64(code)
        n_left += n_bin
        n_right = n_all - n_left
        terms_left, terms_right = 0.0, 0.0
        for k in range(n_stats):
            left[k] += histogram[code, k]
        if n_left < min_leaf or n_right < min_leaf or n_right == 0.0:
            pure = -np.inf
            continue
        if criterion == SQUARED_ERROR:
            terms_left, terms_right = left[0] * left[0], (total[0] - left[0]) * (total[0] - left[0])
        else:
            for k in range(n_stats):
                terms_left += term(criterion, left[k], c_log_c)
                terms_right += term(criterion, total[k] - left[k], c_log_c)
        pure = purity(criterion, terms_left, n_left, c_log_c) + purity(criterion, terms_right, n_right, c_log_c)
    return best, best_low, best_high


@kernel
def sum_up(
    rows: Any, target: Any, weight: Any, total: Any, criterion: int, c_log_c: Any
) -> tuple[float, float, bool]:
    """Fill in the stats of a node; return how many examples it has, its impurity, and whether all targets agree."""
    total[:] = 0.0
    n = 0.0
    same = True
    first = target[rows[0]]
    for row in rows:
        n += weight[row]
        same = same and target[row] == first
        if criterion == SQUARED_ERROR:
            total[0] += weight[row] * target[row]
        else:
            total[int(target[row])] += weight[row]
    if criterion == SQUARED_ERROR:
        total[1] = n
        mean, squares = total[0] / n, 0.0
        for row in rows:
            squares += weight[row] * (target[row] - mean) ** 2
        return n, squares / n, same
    terms = 0.0
    for k in range(len(total)):
        terms += term(criterion, total[k], c_log_c)
    own = 1.0 if criterion == GINI else c_log_c[int(n)] / n
    return n, max(own - (terms / n) / (n if criterion == GINI else 1.0), 0.0), same


@kernel
def partition(items: Any, goes_left: Any, scratch: Any) -> int:
    """Bring what goes left before what goes right, both in their old order; return how many go left."""
    n_left, n_right = 0, 0
    for i in range(len(items)):
        item = items[i]
        if goes_left[item & ROW]:
            items[n_left] = item
            n_left += 1
        else:
            scratch[n_right] = item
            n_right += 1
    items[n_left:] = scratch[:n_right]
    return n_left


@kernel
def grow(
    codes: Any,
    order: Any,
    target: Any,
    weight: Any,
    n_stats: int,
    n_bins: int,
    criterion: int,
    max_depth: int,
    min_split: float,
    min_leaf: float,
    min_decrease: float,
    max_leaves: int,
    max_features: int,
    seed: int,
) -> tuple[Any, ...]:
    """Grow a tree from the root, splitting the node on top of the pile, or the one that gains most.

    Args:
        codes: (n_features, m) the code of each value, for splits by histogram.
        order: (n_features, n) keys `code << 32 | row` in ascending order, for exact splits; empty for histograms.
        target: (m,) class numbers, or targets.
        weight: (m,) how often each row counts; rows that count 0 times are left out.
        n_stats: the number of classes; 2 for regression.
        n_bins: the most codes of a feature.
        criterion: SQUARED_ERROR, GINI or ENTROPY.
        max_depth: the most questions on the way to a leaf.
        min_split: a node with fewer examples stays a leaf.
        min_leaf: no cut leaves fewer examples on a side.
        min_decrease: a split must lower the impurity of all examples by this much.
        max_leaves: 0 for any number, which splits depth first.
        max_features: drawn anew for each split, where they are fewer than all.
        seed: of those draws.

    Returns:
        Of each node: feature (-1: leaf), codes on both sides of the cut, left child (the right one follows it),
        impurity, number of examples, stats.
    """
    exact = order.shape[0] > 0
    n_features = codes.shape[0] if not exact else order.shape[0]
    rows = np.flatnonzero(weight)
    n_rows = len(rows)
    n_most = 2 * n_rows - 1
    feature = np.empty(n_most, np.int32)
    low, high = np.empty(n_most, np.int32), np.empty(n_most, np.int32)
    child = np.empty(n_most, np.int32)
    impurity, size, gain = np.empty(n_most), np.empty(n_most), np.empty(n_most)
    stats = np.empty((n_most, n_stats))
    start, stop, depth = np.empty(n_most, np.int64), np.empty(n_most, np.int64), np.empty(n_most, np.int64)

    n_all = weight.sum()
    c_log_c = np.zeros(int(n_all) + 1 if criterion == ENTROPY else 1)
    for c in range(2, len(c_log_c)):
        c_log_c[c] = c * np.log2(c)
    left = np.empty(n_stats)
    histogram = np.empty((n_bins, n_stats))
    keys, scratch = np.empty(SMALL, np.int64), np.empty(n_rows, np.int64)
    goes_left = np.empty(len(weight), np.bool_)
    features = np.arange(n_features)
    state = np.array([seed], np.uint64)

    pile = np.empty(n_most, np.int64)  # nodes that are waiting to be split
    n_pile, n_nodes, n_leaves = 0, 1, 1
    start[0], stop[0], depth[0] = 0, n_rows, 0
    newest = 0
    while True:
        # find the best split of each new node
        for node in range(n_nodes - 1, newest - 1, -1):  # the left one last, on top of the pile
            mine = rows[start[node] : stop[node]]
            total = stats[node]
            n, impurity[node], pure = sum_up(mine, target, weight, total, criterion, c_log_c)
            size[node], feature[node], child[node], gain[node] = n, -1, -1, -np.inf
            low[node], high[node] = -1, -1
            if pure or depth[node] >= max_depth or n < min_split or n < 2 * min_leaf:
                continue
            tie = 1e-12 * n * impurity[node]
            found, looked_at = -np.inf, 0
            for drawn in range(n_features):
                if max_features < n_features:
                    other = drawn + random_below(state, n_features - drawn)
                    features[drawn], features[other] = features[other], features[drawn]
                f = features[drawn]
                if exact:
                    sorted_keys = order[f, start[node] : stop[node]]
                    if sorted_keys[0] >> 32 == sorted_keys[-1] >> 32:
                        continue  # constant here
                    purest, a, b = scan_sorted(
                        sorted_keys, target, weight, total, left, criterion, min_leaf, c_log_c
                    )
                elif len(mine) <= SMALL:
                    for i in range(len(mine)):
                        keys[i] = np.int64(codes[f, mine[i]]) << 32 | mine[i]
                    sort_keys(keys, len(mine))
                    sorted_keys = keys[: len(mine)]
                    if sorted_keys[0] >> 32 == sorted_keys[-1] >> 32:
                        continue
                    purest, a, b = scan_sorted(
                        sorted_keys, target, weight, total, left, criterion, min_leaf, c_log_c
                    )
                else:
                    histogram[:] = 0.0
                    if criterion == SQUARED_ERROR:
                        for row in mine:
                            histogram[codes[f, row], 0] += weight[row] * target[row]
                            histogram[codes[f, row], 1] += weight[row]
                    else:
                        for row in mine:
                            histogram[codes[f, row], int(target[row])] += weight[row]
                    purest, a, b = scan_histogram(histogram, total, left, criterion, min_leaf, c_log_c)
                if a < 0:
                    continue
                looked_at += 1
                if purest > found + tie or (f < feature[node] and purest > found - tie):
                    found = purest
                    feature[node], low[node], high[node] = f, a, b
                if looked_at == max_features:
                    break
            if feature[node] < 0:
                continue
            if criterion == SQUARED_ERROR:
                whole = total[0] * total[0] / n
            else:
                whole = 0.0
                for k in range(n_stats):
                    whole += term(criterion, total[k], c_log_c)
                whole = purity(criterion, whole, n, c_log_c)
            gain[node] = max(found - whole, 0.0)
            if gain[node] / n_all + 2.3e-16 < min_decrease:
                feature[node], low[node], high[node] = -1, -1, -1
                continue
            pile[n_pile] = node
            n_pile += 1
        newest = n_nodes

        # take the next node from the pile and split it
        if n_pile == 0 or n_leaves == max_leaves:
            break
        chosen = n_pile - 1
        if max_leaves > 0:
            for waiting in range(n_pile):
                if gain[pile[waiting]] > gain[pile[chosen]] or (
                    gain[pile[waiting]] == gain[pile[chosen]] and pile[waiting] < pile[chosen]
                ):
                    chosen = waiting
        node = pile[chosen]
        pile[chosen] = pile[n_pile - 1]
        n_pile -= 1
        n_leaves += 1
        f, first, last = feature[node], start[node], stop[node]
        if exact:
            for i in range(first, last):
                goes_left[order[f, i] & ROW] = order[f, i] >> 32 <= low[node]
            for other_feature in range(n_features):
                partition(order[other_feature, first:last], goes_left, scratch)
        else:
            for i in range(first, last):
                goes_left[rows[i]] = codes[f, rows[i]] <= low[node]
        middle = first + partition(rows[first:last], goes_left, scratch)
        child[node] = n_nodes
        for side in range(2):
            start[n_nodes] = first if side == 0 else middle
            stop[n_nodes] = middle if side == 0 else last
            depth[n_nodes] = depth[node] + 1
            n_nodes += 1

    for waiting in range(n_pile):
        feature[pile[waiting]] = -1  # the limit of leaves came first
    return (
        feature[:n_nodes].copy(), low[:n_nodes].copy(), high[:n_nodes].copy(), child[:n_nodes].copy(),
        impurity[:n_nodes].copy(), size[:n_nodes].copy(), stats[:n_nodes].copy(),
    )  # fmt: skip


@kernel
def find_leaves(X: Any, feature: Any, threshold: Any, child: Any, leaves: Any) -> None:
    """Fill in the leaf (m,) that each row of X ends in: left where x <= threshold."""
    for row in range(len(X)):
        node = 0
        while feature[node] >= 0:
            node = child[node] + (X[row, feature[node]] > threshold[node])
        leaves[row] = node


@kernel
def find_bins(X: Any, edges: Any, starts: Any, codes: Any) -> None:
    """Fill in the bin (m, n_features) of each value of X: how many edges of its feature lie below it, by halving.

    The edges of feature f are `edges[starts[f] : starts[f + 1]]`, ascending. A value is at most edge c exactly if
    its bin is at most c, so a tree may ask about bins instead of values.
    """
    for row in range(X.shape[0]):
        for f in range(X.shape[1]):
            x, first, n = X[row, f], starts[f], starts[f + 1] - starts[f]
            while n > 0:
                half = (n + 1) // 2
                first += half if edges[first + half - 1] < x else 0
                n -= half
            codes[row, f] = first - starts[f]


@kernel
def add_votes(codes: Any, words: Any, value: Any, counted: bool, votes: Any) -> None:
    """Add the value of the leaf of a tree that each row ends in to the row's votes.

    Several rows walk down side by side, without a branch that the processor would have to guess; a leaf sends them
    to itself, and they go on until all have come to rest.

    Args:
        codes: (m, n_features) the bins of the rows.
        words: (n_nodes,) left child << 32 | feature << 8 | the bin that goes left at most.
        value: (n_nodes, n_outputs) what a node votes for.
        counted: whether `value` counts classes, so that shares are voted for.
        votes: (m, n_outputs) added to.
    """
    flat = codes.reshape(-1)
    n_rows, n_features = codes.shape
    n_outputs = value.shape[1]
    nodes, base = np.empty(LANES, np.uint64), np.empty(LANES, np.uint64)
    for first in range(0, n_rows, LANES):
        for lane in range(LANES):
            nodes[lane] = 0
            base[lane] = min(first + lane, n_rows - 1) * n_features
        moving = np.uint64(1)
        while moving:
            moving = np.uint64(0)
            for lane in range(LANES):
                node = nodes[lane]
                word = words[node]
                code = np.uint64(flat[base[lane] + ((word >> np.uint64(8)) & np.uint64(0xFFFFFF))])
                following = (word >> np.uint64(32)) + np.uint64(code > (word & np.uint64(0xFF)))
                moving |= following ^ node
                nodes[lane] = following
        for lane in range(min(LANES, n_rows - first)):
            leaf = nodes[lane]
            n = 1.0
            if counted:
                n = 0.0
                for k in range(n_outputs):
                    n += value[leaf, k]
            for k in range(n_outputs):
                votes[first + lane, k] += value[leaf, k] / n
