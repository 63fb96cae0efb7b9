# cause: the limit is taken as 1 / curvature, where one step would land in the valley, instead of 2 / curvature
# diagnosis: half-the-limit
largest_rate = 0.00217
