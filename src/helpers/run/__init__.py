"""Parameters → papermill → run folder; the record of it."""
from helpers.run.parameters import all_parameters, check_parameters, check_value, notebook_parameters, parse_parameters, settle_parameters
from helpers.run.report_run import list_notebooks, report

__all__ = ["all_parameters", "check_parameters", "check_value", "list_notebooks", "notebook_parameters", "parse_parameters", "report",
           "settle_parameters"]
