# diagnosis: slope-alone
largest_rate = 2 / 460
