"""What days of the week and months are called in a text, in small letters and in their order."""

from pressreview.model.joining import MONTHS

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = tuple(month.lower() for month in MONTHS)
CALENDAR = frozenset((*WEEKDAY_NAMES, *MONTH_NAMES))
