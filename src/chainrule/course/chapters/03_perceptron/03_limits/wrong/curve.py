# diagnosis: curve-settles
settles_on_curve = True
