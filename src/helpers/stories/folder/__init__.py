"""What is in the folder: the items of the first notebook."""
from helpers.stories.folder.articles import articles, days, set_aside
from helpers.stories.folder.concepts import forms, forms_by_article
from helpers.stories.folder.groups import against_reference, keyness, terms_of_one_article
from helpers.stories.folder.terms import terms, terms_over_time
from helpers.stories.folder.values import numbers

__all__ = ["against_reference", "articles", "days", "forms", "forms_by_article", "keyness", "numbers", "set_aside", "terms", "terms_of_one_article", "terms_over_time"]
