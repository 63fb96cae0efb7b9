# diagnosis: xor-settles
settles_on_xor = True
