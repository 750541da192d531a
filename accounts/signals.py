"""What other rooms may want to hear of people."""

from django.dispatch import Signal

clock_changed = Signal()
"""Another clock counts for a person (`patient`, as it is stored) from now on."""
