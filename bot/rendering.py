"""Templates: text of ours with values in it, each value made harmless for where the text goes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

# What an expression of a template can raise beside Jinja's own errors.
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class TemplateFault(Exception):
    """A template cannot be read or filled in: the file, the line (0 where unknown), the reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")


class Renderer:
    """Fills in the templates of one folder; they are sandboxed and strict about unknown names.

    Every expression's value leaves through `escape`, which tells mark-up of our own by its type (a
    subclass of str) and escapes everything else. What filters, `~` and macros return is plain again
    and so escaped once more: parts are shared by `{% include %}`.
    """

    def __init__(self, directory: Path, escape: Callable[[object], str]) -> None:
        self._directory = directory
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(directory),
            undefined=StrictUndefined,
            finalize=escape,
            autoescape=False,  # `escape` knows where the text goes, HTML or not
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, template_name: str, **values: object) -> str:
        """The template with the values in it. Raises TemplateFault."""
        try:
            return self._environment.get_template(template_name).render(values)
        except TemplateNotFound as error:
            raise TemplateFault(str(error.name), 0, "there is none") from error
        except TemplateSyntaxError as error:
            file = error.name or template_name
            raise TemplateFault(file, error.lineno, error.message or "syntax") from error
        except _FAULTS as error:
            file, line = self._place(error, template_name)
            raise TemplateFault(file, line, str(error) or type(error).__name__) from error

    def _place(self, error: Exception, template_name: str) -> tuple[str, int]:
        """The template and its line in which the error arose, includes included."""
        places = list(self._frames(error))
        return places[-1] if places else (template_name, 0)

    def _frames(self, error: Exception) -> Iterator[tuple[str, int]]:
        for frame, line in walk_tb(error.__traceback__):
            file = Path(frame.f_code.co_filename)
            if file.is_relative_to(self._directory):
                yield str(file.relative_to(self._directory)), line
