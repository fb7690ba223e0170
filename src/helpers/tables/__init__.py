"""The column contracts: name, kind, unit, key of every table; checks a table against them; reads and writes our CSV."""
from helpers.tables.checks import check_table, empty_table, sort_table
from helpers.tables.copied import own_spans, write_stretches
from helpers.tables.contracts import TABLES, Column, Table
from helpers.tables.dated import dated
from helpers.tables.dictionary import data_dictionary, markdown_dictionary
from helpers.tables.lettered import LETTERS, article_letters
from helpers.tables.spreadsheet import has_table, list_tables, read_sheet, read_table, write_rows, write_sheet, write_table
from helpers.tables.sums import sum_rows
from helpers.tables.zone_names import COUNTED, ZONES, not_counted

__all__ = [
    "COUNTED", "LETTERS", "TABLES", "Column", "Table", "ZONES", "article_letters", "check_table", "data_dictionary", "dated", "empty_table", "has_table",
    "list_tables", "markdown_dictionary", "not_counted", "own_spans", "read_sheet", "read_table", "sort_table", "sum_rows", "write_rows", "write_sheet", "write_stretches",
    "write_table",
]
