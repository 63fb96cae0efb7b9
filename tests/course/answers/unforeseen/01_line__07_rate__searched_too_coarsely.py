# cause: The largest rate was only looked for in steps of 0.001, so that it is more than 5 % below the limit.
# diagnosis: largest
# 0.003 works, 0.004 works, 0.005 explodes
largest_rate = 0.004
