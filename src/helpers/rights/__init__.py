"""The copy of a run that may be shared with people who may not receive the articles, or who should not learn certain names."""
from helpers.rights.checking import check_shared, is_shared
from helpers.rights.names import Mask, mask_of
from helpers.rights.copying import Asked
from helpers.rights.share import share

__all__ = ["Asked", "Mask", "check_shared", "is_shared", "mask_of", "share"]
