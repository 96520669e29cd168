"""What an operator reads when the settings are wrong, and what the bot gets when they are right."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings

WRONG = """\
Scribe cannot start with these settings:
  * SCRIBE_COLOUR is not a setting; README.md lists those there are.
  * SCRIBE_SLACK_APP_TOCKEN is not a setting; did you mean SCRIBE_SLACK_APP_TOKEN?
  * SCRIBE_SLACK_API_URL ('slack.com/api') must be an address such as http://127.0.0.1:8000/.
  * PORT ('http') must be a port number from 0 to 65535.
  * SCRIBE_ANNOUNCE_CHANNEL ('the incidents') must be a channel's name, such as incidents, \
or its id, such as C024BE91L.
  * SCRIBE_SEVERITIES ('sev1=p0 sev2=p0') names p0 twice.
  * SCRIBE_LEASE_SECONDS ('0') must be a number of seconds above 0, such as 10 or 0.5.
  * SCRIBE_LOG_LEVEL ('loud') must be one of debug, info, warning, error.
  * SCRIBE_SLACK_BOT_TOKEN is missing; it is the token that begins with xoxb-, under OAuth & \
Permissions.
  * SCRIBE_SLACK_APP_TOKEN (for Socket Mode) or SCRIBE_SLACK_SIGNING_SECRET (for HTTP) is missing; \
both are under Basic Information."""

SOCKET = {"SCRIBE_SLACK_BOT_TOKEN": "xoxb-made-up", "SCRIBE_SLACK_APP_TOKEN": "xapp-made-up"}


def problems(environment: dict[str, str], *, needs_slack: bool = False) -> tuple[str, ...]:
    with pytest.raises(BadSettings) as raised:
        Settings.read(environment, needs_slack=needs_slack)
    return raised.value.problems


def database_url(given: str) -> str:
    return Settings.read({"DATABASE_URL": given}, needs_slack=False).database_url


def test_two_tokens_are_enough() -> None:
    assert Settings.read(SOCKET) == Settings(
        slack_bot_token="xoxb-made-up",
        slack_app_token="xapp-made-up",
        slack_signing_secrets=(),
        slack_api_url="https://slack.com/api/",
        database_url="sqlite:///scribe.db",
        host="127.0.0.1",
        port=3000,
        worker_port=None,
        announce_channel="incidents",
        severities=(
            ("sev1", "p0", "critical"),
            ("sev2", "p1", "major"),
            ("sev3", "p2", "moderate"),
            ("sev4", "p3", "minor"),
            ("sev5", "p4", "low"),
        ),
        lease=timedelta(seconds=60),
        log_level="info",
        clock_url=None,
        crash_at=None,
    )


def test_an_app_token_means_socket_mode_and_none_means_http() -> None:
    http = {"SCRIBE_SLACK_BOT_TOKEN": "xoxb-made-up", "SCRIBE_SLACK_SIGNING_SECRET": "old, new"}
    assert Settings.read(SOCKET).socket_mode
    assert not Settings.read(http).socket_mode
    assert Settings.read(http).slack_signing_secrets == ("old", "new")


def test_everything_wrong_is_named_at_once() -> None:
    environment = {
        "SCRIBE_SLACK_API_URL": "slack.com/api",
        "SCRIBE_SEVERITIES": "sev1=p0 sev2=p0",
        "SCRIBE_LEASE_SECONDS": "0",
        "SCRIBE_LOG_LEVEL": "loud",
        "SCRIBE_ANNOUNCE_CHANNEL": "the incidents",
        "SCRIBE_SLACK_APP_TOCKEN": "xapp-made-up",
        "SCRIBE_COLOUR": "red",
        "PORT": "http",
    }
    with pytest.raises(BadSettings) as raised:
        Settings.read(environment)
    assert str(raised.value) == WRONG


def test_what_is_secret_is_neither_shown_nor_repeated() -> None:
    wrong = {
        "SCRIBE_SLACK_BOT_TOKEN": "canary-token",
        "SCRIBE_SLACK_SIGNING_SECRET": "canary,canary,canary",
        "DATABASE_URL": "mysql://scribe:canary@db/scribe",
    }
    right = SOCKET | {
        "SCRIBE_SLACK_BOT_TOKEN": "xoxb-canary",
        "SCRIBE_SLACK_SIGNING_SECRET": "canary",
        "DATABASE_URL": "postgres://scribe:canary@db/scribe",
    }
    assert len(problems(wrong)) == 3
    assert "canary" not in "".join(problems(wrong))
    assert "canary" not in repr(Settings.read(right))


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        ("postgres://scribe:pw@db:5432/scribe", "postgresql+psycopg://scribe:pw@db:5432/scribe"),
        ("postgresql://db/scribe?sslmode=require", "postgresql+psycopg://db/scribe?sslmode=require"),
        ("postgresql+psycopg://scribe@/scribe?host=/run", "postgresql+psycopg://scribe@/scribe?host=/run"),
        ("sqlite:///scribe.db", "sqlite:///scribe.db"),
        ("sqlite:////var/lib/scribe.db", "sqlite:////var/lib/scribe.db"),
    ],
)  # fmt: skip
def test_the_platforms_database_addresses_are_understood(given: str, understood: str) -> None:
    assert database_url(given) == understood


@pytest.mark.parametrize(
    "given",
    ["mysql://db/scribe", "sqlite://", "sqlite:///:memory:", "sqlite://scribe.db", "scribe.db",
     "postgres://db:port/scribe", "postgres://db"],
)  # fmt: skip
def test_a_database_that_scribe_cannot_keep_a_record_in_is_refused(given: str) -> None:
    assert problems({"DATABASE_URL": given}) == (
        "DATABASE_URL must be sqlite:///a-file.db or postgresql://user:password@host:5432/database.",
    )


def test_scribes_own_names_win_over_the_platforms() -> None:
    both = {"PORT": "5000", "SCRIBE_PORT": "6000"}
    assert Settings.read(both, needs_slack=False).port == 6000
    assert Settings.read({"PORT": "5000"}, needs_slack=False).port == 5000


def test_the_environment_wins_over_the_env_file(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("SCRIBE_PORT=1234\nSCRIBE_HOST='0.0.0.0'\nDATABASE_URL=sqlite:///a$b.db\n")
    settings = Settings.read({"SCRIBE_PORT": "4321"}, dotenv, needs_slack=False)
    assert (settings.port, settings.host) == (4321, "0.0.0.0")  # noqa: S104 - only read, not bound
    assert settings.database_url == "sqlite:///a$b.db"


def test_a_misspelt_name_in_the_env_file_stops_the_start_too(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("SCRIBE_PROT=1234\n")
    with pytest.raises(BadSettings, match="SCRIBE_PROT is not a setting; did you mean SCRIBE_PORT"):
        Settings.read({}, dotenv, needs_slack=False)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.read(SOCKET | {"SCRIBE_PORT": "", "SCRIBE_HOST": " "}) == Settings.read(SOCKET)


def test_variables_that_are_not_ours_are_nobodys_mistake() -> None:
    others = {"PATH": "/bin", "SCRIBE_TEST_POSTGRES": "for the tests", "SCRIBES": "a band"}
    assert Settings.read(SOCKET | others) == Settings.read(SOCKET)


def test_a_channel_may_be_given_as_people_write_it() -> None:
    named = Settings.read({"SCRIBE_ANNOUNCE_CHANNEL": "#störungen"}, needs_slack=False)
    by_id = Settings.read({"SCRIBE_ANNOUNCE_CHANNEL": "C024BE91L"}, needs_slack=False)
    assert (named.announce_channel, by_id.announce_channel) == ("störungen", "C024BE91L")


def test_severities_are_the_teams_own() -> None:
    settings = Settings.read({"SCRIBE_SEVERITIES": "red=p0,outage amber"}, needs_slack=False)
    assert settings.severities == (("red", "p0", "outage"), ("amber",))


@pytest.mark.parametrize("given", ["sev1=", "sev1==p0", "SEV-1", "sev1=p0,,p1", "="])
def test_severities_in_another_form_are_refused(given: str) -> None:
    (problem,) = problems({"SCRIBE_SEVERITIES": given})
    assert problem.endswith("must look like sev1=p0,critical sev2=p1, in small letters and digits.")


def test_times_may_be_fractions() -> None:
    settings = Settings.read({"SCRIBE_LEASE_SECONDS": "1.25"}, needs_slack=False)
    assert settings.lease == timedelta(milliseconds=1250)
