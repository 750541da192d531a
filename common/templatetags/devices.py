"""`{{ session.user_agent|device }}`: a device in words."""

from django import template

from common import devices

register = template.Library()

register.filter("device", devices.device)
