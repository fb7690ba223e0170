"""Counts of a corpus of any size, in one pass over blocks of articles: memory follows the block and the vocabulary, not the corpus."""
from helpers.measuring.corpus import Measured, measure_corpus
from helpers.measuring.whole import measure_whole

__all__ = ["Measured", "measure_corpus", "measure_whole"]
