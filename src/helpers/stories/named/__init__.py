"""Who is named: the items of the third notebook. `prepare` gathers what they share; each takes it as its last argument."""
from helpers.stories.named.people import first_appearances, people, people_by_article, reporting_verbs
from helpers.stories.named.places import places
from helpers.stories.named.shared import Shared, prepare
from helpers.stories.named.spellings import joins, spellings, without_joins
from helpers.stories.named.states import described, states
from helpers.stories.named.together import acting_pairs
from helpers.stories.named.trust import accuracy_corpus, accuracy_sample, not_counted, registry_notes, words_and_mentions

__all__ = [
    "Shared", "accuracy_corpus", "accuracy_sample", "acting_pairs", "described", "first_appearances", "joins", "not_counted", "people",
    "people_by_article", "places", "prepare", "registry_notes", "reporting_verbs", "spellings", "states", "without_joins", "words_and_mentions",
]
