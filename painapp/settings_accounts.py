"""How people sign up and sign in (django-allauth); docs/adr says why as it is."""

from datetime import timedelta

from painapp import environment

# Sign-up: an address, proved by a code, and a password or a passkey
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_SIGNUP_REDIRECT_URL = "start"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_FORMS = {
    "login": "accounts.forms.signing_in.SignInForm",
    "signup": "accounts.forms.signing_in.SignUpForm",
    "add_email": "accounts.forms.signing_in.NewEmailForm",
    "change_password": "accounts.forms.signing_in.NewPasswordForm",
    "set_password": "accounts.forms.signing_in.FirstPasswordForm",
    "reset_password": "accounts.forms.signing_in.ForgottenPasswordForm",
    "reset_password_from_key": "accounts.forms.signing_in.ReplacePasswordForm",
    "reauthenticate": "accounts.forms.signing_in.PasswordAgainForm",
    "request_login_code": "accounts.forms.signing_in.AskForCodeForm",
    "confirm_login_code": "accounts.forms.signing_in.SignInCodeForm",
    "confirm_email_verification_code": "accounts.forms.signing_in.EmailCodeForm",
    "confirm_password_reset_code": "accounts.forms.signing_in.ResetCodeForm",
    "change_email": "accounts.forms.signing_in.OtherEmailForm",
}

# Codes: six figures, typed on a phone; ten minutes (OWASP ASVS 5.0, 6.5.5)
_CODE = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_LOGIN_BY_CODE_FORMAT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_FORMAT = _CODE
ACCOUNT_PASSWORD_RESET_BY_CODE_CODE_FORMAT = _CODE

# Tries: an address or a person is guessed at slowly, while a waiting room of people behind one
# address of the net gets in. A page that says "wait a minute" (429.html) needs windows of a minute.
ACCOUNT_RATE_LIMITS = {
    "signup": "60/m/ip",
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "request_login_code": "60/m/ip,3/m/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    "calendar": "30/m/key",  # a calendar's own fetches; many people's come from one company
    "calendar_guessed": "60/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}

# Staying signed in: accounts.middleware sets the limits
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=5).total_seconds())
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = (
    "https" if environment.text("EVENSTEP_ENV") == "production" else "http"
)

# The second step, and passkeys
MFA_ADAPTER = "accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_FORMS = {
    "authenticate": "accounts.forms.second_step.SecondStepForm",
    "reauthenticate": "accounts.forms.second_step.CodeAgainForm",
    "activate_totp": "accounts.forms.second_step.TurnAppOnForm",
    "add_webauthn": "accounts.forms.second_step.NewPasskeyForm",
    "edit_webauthn": "accounts.forms.second_step.RenamePasskeyForm",
}
MFA_TOTP_ISSUER = environment.text("SITE_NAME", "Evenstep")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = environment.text("EVENSTEP_ENV") != "production"

# Behind how many proxies of our own the client's address is found (X-Forwarded-For)
ALLAUTH_TRUSTED_PROXY_COUNT = environment.whole(
    "PROXIES", 1 if environment.text("EVENSTEP_ENV") == "production" else 0
)
