"""What is said together: the items of the second notebook."""
from helpers.stories.together.contrast import contrast
from helpers.stories.together.keywords import keywords
from helpers.stories.together.network import backbone
from helpers.stories.together.pairs import matrix, pairs

__all__ = ["backbone", "contrast", "keywords", "matrix", "pairs"]
