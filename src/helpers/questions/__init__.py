"""Questions for the analyst in JupyterLab: each is one call on an open corpus, with an answer that can be read at once.

`open_corpus("corpus")` reads a folder and keeps what is worked out of it. Every question is a method of what it returns, and a function here
that asks the corpus opened last.
"""
from helpers.questions.answers import Answer
from helpers.questions.asking import actor, article, concordance, controls, pair, registry
from helpers.questions.opened import OpenCorpus, open_corpus

__all__ = ["Answer", "OpenCorpus", "actor", "article", "concordance", "controls", "open_corpus", "pair", "registry"]
