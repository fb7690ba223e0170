"""What is said together: keywords, contexts, pairs with their chance, scores, communities, networks, contrast, phrases.

Everything but `find_keywords` works on any table (doc_id, context, item): co-mentions of actors are counted by the
same code.
"""
from helpers.cooccurrence.backbone import backbone, disparity, leave_items_out, place_nodes
from helpers.cooccurrence.collocations import CHANCE_IN_A_THOUSAND, find_collocations, firm_neighbours, firm_phrases, phrase_spans, rank_phrases
from helpers.cooccurrence.communities import communities_gate, find_communities
from helpers.cooccurrence.contexts import context_of
from helpers.cooccurrence.contrast import contrast, contrast_gate, contrast_spans, firm_contrast, largest_groups, rank_contrast
from helpers.cooccurrence.evidence import PairEvidence, meeting_spans, pair_evidence
from helpers.cooccurrence.firmness import keywords_by_text, leave_texts_out, pairs_by_text
from helpers.cooccurrence.keywords import choose_keywords, find_keywords, least_texts, place_keywords, rank_keywords
from helpers.cooccurrence.networks import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, to_graph, write_networks
from helpers.cooccurrence.pairs import count_pairs
from helpers.cooccurrence.shuffles import read_counts, shuffles_for, write_counts
from helpers.cooccurrence.shown import matrix_pairs, rank_pairs
from helpers.cooccurrence.spans import pair_spans
from helpers.cooccurrence.totals import chance_gate, count_contexts, mark_beyond_chance, passes_gate, total_pairs

__all__ = [
    "CHANCE_IN_A_THOUSAND", "EDGE_ATTRIBUTES", "NODE_ATTRIBUTES", "PairEvidence", "backbone", "chance_gate", "choose_keywords", "communities_gate",
    "context_of", "contrast", "contrast_gate", "contrast_spans", "count_contexts", "count_pairs", "disparity", "find_collocations",
    "find_communities", "find_keywords", "firm_contrast", "firm_neighbours", "firm_phrases", "keywords_by_text", "largest_groups", "least_texts", "leave_items_out",
    "leave_texts_out", "mark_beyond_chance", "matrix_pairs", "meeting_spans", "pair_evidence", "pair_spans", "pairs_by_text",
    "passes_gate", "phrase_spans", "place_keywords", "place_nodes", "rank_contrast", "rank_keywords", "rank_pairs", "rank_phrases",
    "read_counts", "shuffles_for", "to_graph", "total_pairs", "write_counts", "write_networks",
]
