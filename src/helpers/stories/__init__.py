"""The items of the notebooks, a room for each: a function takes result tables and shows one item; it counts nothing itself.

`folder` is the first notebook's room, `together` the second's, `named` the third's.
"""
