"""The only definition of sentence and word: documents, zones -> sentences, words (method section 1)."""
from helpers.tokens.quotes import find_quoted
from helpers.tokens.sentences import find_sentences
from helpers.tokens.tables import split_sentences, split_words
from helpers.tokens.words import WORD, find_words, to_term

__all__ = ["WORD", "find_quoted", "find_sentences", "find_words", "split_sentences", "split_words", "to_term"]
