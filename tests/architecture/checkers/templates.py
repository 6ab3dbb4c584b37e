"""Templates: escaped, without inline script or style, deciding nothing, each inside a layout."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.template.base import COMMENT_TAG_START, Lexer, Token, TokenType

from tests.architecture.checkers.findings import Finding
from tests.architecture.checkers.sources import files_under, read

TAGS = {
    "block", "comment", "csrf_token", "else", "elif", "empty", "endblock", "endcomment", "endfor", "endif", "endwith",
    "extends", "for", "if", "include", "load", "static", "url", "with",
}  # fmt: skip
LIBRARIES = {"static", "humanize", "words"}  # words: the kernel's filters for days and moments
FILTERS_OF_TRUST = {"safe", "safeseq"}
COMPARISONS = {"==", "!=", "<", ">", "<=", ">=", "in", "is"}
UNWRAPPED = ("layouts/", "components/", "emails/", "pdf/")
PARTS = ("/components/", "/panels/", "/cards/", "/_")
INLINE = (
    (re.compile(r"<style\b", re.I), "move the style into the Sass: no <style>"),
    (re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.I | re.S), "move the style into the Sass: no style="),
    (re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.I), "move the script into a file: no inline <script>"),
    (re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I | re.S), "attach the handler in a script file: no on…="),
    (re.compile(r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:", re.I), "use a real address: no javascript:"),
)


@dataclass(frozen=True)
class Template:
    """One template by its name as Django knows it."""

    name: str
    text: str

    @property
    def path(self) -> str:
        return f"templates/{self.name}"

    @property
    def tokens(self) -> list[Token]:
        return Lexer(self.text).tokenize()

    @property
    def parent(self) -> str | None:
        """The name of the template that this one extends, if it says so in quotes."""
        found = re.search(r"{%\s*extends\s+[\"']([^\"']+)[\"']", self.text)
        return found.group(1) if found else None


def all_templates() -> dict[str, Template]:
    """Every template by name."""
    names = [path.removeprefix("templates/") for path in files_under("templates")]
    return {name: Template(name, read(f"templates/{name}")) for name in names}


def unescaped(template: Template) -> Iterator[Finding]:
    """What people typed never reaches a page as markup."""
    for token in template.tokens:
        if token.token_type == TokenType.BLOCK and token.contents.split()[:1] == ["autoescape"]:
            yield Finding(template.path, token.lineno, "let Django escape: no {% autoescape %}")
        if token.token_type in (TokenType.VAR, TokenType.BLOCK):
            used = set(re.findall(r"\|\s*(\w+)", _without_strings(token.contents)))
            for name in sorted(used & FILTERS_OF_TRUST):
                yield Finding(template.path, token.lineno, f"let Django escape: no |{name}")


def inline_code(template: Template) -> Iterator[Finding]:
    """The content security policy allows files of our own only."""
    text = _markup_only(template.text)
    for pattern, instead in INLINE:
        for found in pattern.finditer(text):
            yield Finding(template.path, text.count("\n", 0, found.start()) + 1, instead)


def decisions(template: Template) -> Iterator[Finding]:
    """A template shows what the presenter decided: if, for and include over ready values."""
    for token in template.tokens:
        if token.token_type != TokenType.BLOCK or not token.contents.strip():
            continue
        tag, *words = _without_strings(token.contents).split()
        if tag == "load":
            for library in words:
                if library not in LIBRARIES and library != "from":
                    yield Finding(template.path, token.lineno, f"decide in a presenter instead of a tag of {library}")
        elif tag not in TAGS:
            yield Finding(template.path, token.lineno, f"decide in a presenter instead of {{% {tag} %}}")
        elif tag in {"if", "elif"} and COMPARISONS & set(words):
            yield Finding(template.path, token.lineno, "let the presenter compare and give the template a yes or no")


def homeless(template: Template, known: Mapping[str, Template]) -> Iterator[Finding]:
    """A page extends a layout, through others if need be; a part lives among components (or its name starts with _)."""
    if template.name.startswith(UNWRAPPED) or any(part in template.name for part in PARTS):
        return
    seen: set[str] = set()
    here: Template | None = template
    while here is not None and here.name not in seen:
        seen.add(here.name)
        if (here.parent or "").startswith("layouts/"):
            return
        here = known.get(here.parent or "")
    yield Finding(template.path, 1, "extend a layout, or move it to components")


def broken_references(template: Template, known: Mapping[str, Template]) -> Iterator[Finding]:
    """What is extended or included by name exists."""
    for token in template.tokens:
        found = re.match(r"(?:extends|include)\s+[\"']([^\"']+)[\"']", token.contents)
        if token.token_type == TokenType.BLOCK and found and found.group(1) not in known:
            yield Finding(template.path, token.lineno, f"there is no templates/{found.group(1)}")


def _without_strings(text: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'", "''", text)


def _markup_only(text: str) -> str:
    """The text with Django's tags blanked out: a `>` in one does not end an HTML tag. Lines keep their numbers."""
    blank = re.compile(r"{%.*?%}|{{.*?}}|" + re.escape(COMMENT_TAG_START) + r".*?#}", re.S)
    return blank.sub(lambda found: re.sub(r"[^\n]", "x", found.group()), text)
