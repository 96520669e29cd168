"""The README and the examples say what the program does."""

import re

from bot.commands.table import COMMANDS
from bot.domain.kinds import EMOJI, PIN
from bot.settings import Settings, settings_table
from tests.support.machine import REPOSITORY

README = REPOSITORY / "README.md"
EXAMPLE = REPOSITORY / ".env.example"


def test_the_readme_shows_the_settings_there_are() -> None:
    shown = README.read_text().split("<!-- settings -->\n")[1].split("<!-- end of settings -->")[0]
    assert shown == settings_table(), "python -m bot.settings prints the table as it should be"


def test_the_example_env_file_works_once_the_values_are_put_in() -> None:
    offered = re.findall(r"^# ?([A-Z_]+)=(.*)$|^([A-Z_]+)=(.*)$", EXAMPLE.read_text(), re.MULTILINE)
    given = {commented or plain: left or right for commented, left, plain, right in offered}
    settings = Settings.read(given)
    assert settings.slack_bot_token == given["SCRIBE_SLACK_BOT_TOKEN"]
    assert settings.port == Settings().port


def test_the_readme_lists_every_emoji_that_means_something() -> None:
    shown = re.findall(r"`:([a-z_]+):`", README.read_text())
    assert sorted(shown) == sorted(emoji.name for emoji in EMOJI if emoji.name != PIN)


def test_every_command_in_the_readme_is_one() -> None:
    known = {word for command in COMMANDS for word in (command.word, *command.aliases)}
    shown = re.findall(r"^\| `/incident ([a-z]+)", README.read_text(), re.MULTILINE)
    assert set(shown) - known == {"checkout"}, "but for the title of the one that is a form"


def test_the_readme_names_every_make_target_that_matters() -> None:
    for command in ("make demo", "make test", "make check"):
        assert command in README.read_text()


def test_every_file_that_the_documents_point_to_is_there() -> None:
    for document in REPOSITORY.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text()):
            assert (REPOSITORY / target).exists(), f"{document.name} points to {target}"
