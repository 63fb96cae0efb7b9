# diagnosis: curvature-itself
largest_rate = 460.6
