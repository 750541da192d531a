"""Amounts, dates and lags in templates: `{{ quota|amount:unit }}`, `{{ day|plain_date:today }}`."""

from django import template

from common import amounts

register = template.Library()

register.filter("amount", amounts.amount)
register.filter("short_amount", amounts.short_amount)
register.filter("amount_parts", amounts.amount_parts)
register.filter("plain_date", amounts.plain_date)
register.filter("short_date", amounts.short_date)
register.filter("recall", amounts.recall)
