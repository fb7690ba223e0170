"""What a line of a news page is: dates, lines of publication, datelines, mastheads, bylines, headlines. Pure functions of a line."""
from helpers.lines.bylines import Byline, is_name_alone, is_role_alone, match_byline, match_stroked_byline
from helpers.lines.datelines import Dateline, match_dateline
from helpers.lines.dates import FoundDate, find_date, find_dates, parse_date
from helpers.lines.headlines import looks_like_headline
from helpers.lines.mastheads import Masthead, find_outlets, match_masthead
from helpers.lines.outlets import Outlet, name_outlet, read_outlets
from helpers.lines.publication import PublicationLine, match_publication_line

__all__ = ["Byline", "Dateline", "FoundDate", "Masthead", "Outlet", "PublicationLine", "find_date", "find_dates", "find_outlets",
           "is_name_alone", "is_role_alone", "looks_like_headline", "match_byline", "match_dateline", "match_masthead", "match_publication_line", "match_stroked_byline", "name_outlet", "parse_date", "read_outlets"]
