"""People: a user signs in; a patient is a user who keeps a diary."""

from datetime import date, datetime, time
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OwnedQuerySet
from common.dates import DAY_STARTS_AT, own_day
from common.models import Record


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    @transaction.atomic
    def create_user(self, email: str, password: str | None = None, **extra: object) -> "User":
        """Someone made by a command: whoever runs it vouches for the address."""
        from allauth.account.models import EmailAddress

        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: object) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(Record, AbstractBaseUser, PermissionsMixin):
    """Someone who can sign in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    locale = models.CharField(max_length=10, default="en-gb")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]

    def get_full_name(self) -> str:
        """How the editor area calls the person."""
        return self.name


class Role(models.TextChoices):
    EDITOR = "editor", _("Editor")
    APPROVER = "approver", _("Approver")


class RoleGrant(Record):
    """Something a person may do beside, or instead of, keeping a diary."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=8, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="role_granted_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_known"),
        ]


class Theme(models.TextChoices):
    SYSTEM = "", _("Like my phone")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
    DIM = "dim", _("Dim, for migraine")


class TextSize(models.IntegerChoices):
    NORMAL = 100, _("Normal")
    LARGE = 125, _("Large")
    LARGER = 150, _("Larger")
    DOUBLE = 200, _("Twice as large")


class Patient(models.Model):
    """A person with a diary: when their day begins, and how the pages look for them."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True)
    zone = models.CharField(max_length=64)
    zone_confirmed_at = models.DateTimeField(null=True, blank=True)
    day_starts_at = models.TimeField(default=DAY_STARTS_AT)
    # A zone or a start of the day that was changed holds from the next own day (accounts.own_days).
    next_zone = models.CharField(max_length=64, blank=True)
    next_day_starts_at = models.TimeField(null=True, blank=True)
    day_changes_at = models.DateTimeField(null=True, blank=True)
    clock_changed_at = models.DateTimeField(null=True, blank=True)
    shared_device = models.BooleanField(default=False)
    fog_mode = models.BooleanField(default=False)
    theme = models.CharField(max_length=5, choices=Theme, default=Theme.SYSTEM, blank=True)
    text_size = models.PositiveSmallIntegerField(choices=TextSize, default=TextSize.NORMAL)
    country = models.CharField(max_length=2, blank=True)
    created_at = models.DateTimeField()

    patient_path = "user"
    objects = OwnedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["day_changes_at"],
                condition=Q(day_changes_at__isnull=False),
                name="patient_day_changes",
            ),
            models.Index(
                fields=["clock_changed_at"],
                condition=Q(clock_changed_at__isnull=False),
                name="patient_clock_changed",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(day_starts_at__gte=time(0), day_starts_at__lte=time(6)),
                name="patient_day_starts_between_0_and_6",
            ),
            models.CheckConstraint(condition=Q(theme__in=Theme.values), name="patient_theme_known"),
            models.CheckConstraint(
                condition=Q(text_size__in=TextSize.values), name="patient_text_size_known"
            ),
            models.CheckConstraint(condition=~Q(zone=""), name="patient_zone_given"),
            models.CheckConstraint(
                condition=Q(next_zone="", next_day_starts_at=None, day_changes_at=None)
                | ~Q(next_zone="")
                & Q(
                    day_changes_at__isnull=False,
                    next_day_starts_at__gte=time(0),
                    next_day_starts_at__lte=time(6),
                ),
                name="patient_next_day_whole",
            ),
        ]

    def day_of(self, instant: datetime) -> date:
        """The person's own date at `instant`, by the clock that counts now."""
        return own_day(instant, zone=self.zone, starts_at=self.day_starts_at)
