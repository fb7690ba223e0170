"""Who is named: the items of the third notebook. `prepare` gathers what they share; each takes it as its last argument."""
from helpers.stories.named.groups import by_group, over_time
from helpers.stories.named.people import first_appearances, people, people_by_article, reporting_verbs
from helpers.stories.named.places import places, places_by_article
from helpers.stories.named.shared import Shared, prepare
from helpers.stories.named.spellings import joins, spellings, successions, unresolved, without_joins
from helpers.stories.named.statements import reworded
from helpers.stories.named.states import beside_named, described, nominal, states
from helpers.stories.named.together import acting_matrix, acting_network, acting_pairs
from helpers.stories.named.trust import accuracy_corpus, accuracy_sample, not_counted, registry_notes, words_and_mentions
from helpers.stories.whole import whole_acting_pairs, whole_people, whole_states

__all__ = [
    "Shared", "accuracy_corpus", "accuracy_sample", "acting_matrix", "acting_network", "acting_pairs", "beside_named", "by_group", "described",
    "first_appearances", "joins", "nominal", "not_counted", "over_time", "people", "people_by_article", "places", "places_by_article", "prepare",
    "registry_notes", "reporting_verbs", "reworded", "spellings", "states", "successions", "unresolved", "whole_acting_pairs", "whole_people", "whole_states", "without_joins",
    "words_and_mentions",
]
