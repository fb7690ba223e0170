"""What is said together: the items of the second notebook."""
from helpers.stories.together.contrast import contrast, left_out
from helpers.stories.together.keywords import keywords, phrases
from helpers.stories.together.network import backbone, communities
from helpers.stories.together.pairs import matrix, pairs
from helpers.stories.together.shared import meetings
from helpers.stories.whole import whole_pairs

__all__ = ["backbone", "communities", "contrast", "keywords", "left_out", "matrix", "meetings", "pairs", "phrases", "whole_pairs"]
