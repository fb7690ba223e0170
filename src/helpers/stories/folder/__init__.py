"""What is in the folder: the items of the first notebook."""
from helpers.stories.copies import copies
from helpers.stories.folder.articles import articles, days, reading, set_aside
from helpers.stories.folder.concepts import forms, forms_by_article
from helpers.stories.folder.groups import against_reference, keyness, outside_dates, terms_of_one_article
from helpers.stories.folder.places import concordance, xray
from helpers.stories.folder.terms import phrases, stop_list, terms, terms_over_time
from helpers.stories.folder.values import numbers
from helpers.stories.ledger import ledger
from helpers.stories.whole import drawn, whole_terms

__all__ = [
    "against_reference", "articles", "concordance", "copies", "days", "drawn", "forms", "forms_by_article", "keyness", "ledger", "numbers", "outside_dates", "phrases",
    "reading", "set_aside", "stop_list", "terms", "terms_of_one_article", "terms_over_time", "whole_terms", "xray",
]
