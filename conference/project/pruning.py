"""A style sheet without the rules that no page of ours can need: what names classes that nobody writes goes."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

import tinycss2

WORD = re.compile(r"(?:--)?[A-Za-z][\w-]*")
GROUPS = ("media", "supports", "layer", "container")


@dataclass(frozen=True)
class Declaration:
    name: str
    value: str
    reads: frozenset[str]

    @property
    def is_variable(self) -> bool:
        return self.name.startswith("--")

    def __str__(self):
        return f"{self.name}:{self.value}"


@dataclass(frozen=True)
class Rule:
    """What stands before the braces, and in them declarations or, in a group such as `@media`, rules."""

    head: str
    declarations: tuple[Declaration, ...] = ()
    rules: tuple["Rule | str", ...] = ()

    def __str__(self):
        return f"{self.head}{{{';'.join(map(str, self.declarations))}{''.join(map(str, self.rules))}}}"


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All words of these texts that could be a class or a variable; "btn-" where they put one together."""
    return frozenset().union(*(WORD.findall(text) for text in texts))


def pruned(css: str, words: Collection[str]) -> str:
    """The style sheet with those selectors, variables and animations only that these words name or lead to.

    A word that ends in "-" stands for all names that another word completes: "btn-" and "danger" keep `.btn-danger`.
    Selectors of elements stay, as do licences (comments that open with "!") and whatever else is not understood.
    """
    nodes = tinycss2.parse_stylesheet(css)
    rules = list(_rules(nodes, _naming(words)))
    return "".join(map(str, _read(rules, words)))


def _naming(words: Collection[str]) -> Callable[[str], bool]:
    """Tells whether a name is written, or built from words that are."""
    openings = tuple(sorted(word for word in words if word.endswith("-")))
    return lambda name: (
        name in words or any(name.startswith(opening) and name[len(opening) :] in words for opening in openings)
    )


def _rules(nodes, is_named) -> Iterator[Rule | str]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _rule(node, is_named)
        elif node.type == "at-rule" and node.lower_at_keyword in GROUPS and node.content is not None:
            inner = tinycss2.parse_rule_list(node.content)
            if rules := tuple(_rules(inner, is_named)):
                yield Rule(_head(node), rules=rules)
        elif node.type == "at-rule" or (node.type == "comment" and node.value.startswith("!")):
            yield node.serialize()


def _rule(node, is_named):
    kept = [selector for selector in _selectors(node.prelude) if all(map(is_named, _needs(selector)))]
    if kept:
        head = ",".join(tinycss2.serialize(selector).strip() for selector in kept)
        yield Rule(head, declarations=tuple(_declarations(node.content)))


def _head(node):
    return f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"


def _selectors(tokens):
    """The parts between commas. Commas in brackets belong to their part."""
    part = []
    for each in tokens:
        if each == ",":
            yield part
            part = []
        else:
            part.append(each)
    yield part


def _needs(selector) -> Iterator[str]:
    """Classes and data attributes without which a selector can meet nothing. What stands in `:not()` is none."""
    before = None
    for each in selector:
        if each.type == "ident" and before == ".":
            yield each.value
        if each.type == "[] block":
            attribute = tinycss2.serialize(each.content[:1])
            yield from [attribute] * attribute.startswith("data-")
        before = each


def _declarations(content) -> Iterator[Declaration]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            raise ValueError(f"This style sheet has something else than a declaration in a rule: {node.serialize()}")
        value = tinycss2.serialize(node.value) + ("!important" if node.important else "")
        yield Declaration(node.name, value, frozenset(re.findall(r"--[\w-]+", value)))


def _read(rules, words):
    """The rules without variables and animations that nobody reads."""
    return list(_without(rules, _live(list(_all_declarations(rules)), words), _animations(rules)))


def _all_declarations(rules) -> Iterator[Declaration]:
    for rule in rules:
        if isinstance(rule, Rule):
            yield from rule.declarations
            yield from _all_declarations(rule.rules)


def _live(declarations, words) -> set[str]:
    """Variables that a property reads, or one of these words, or a variable that is read itself."""
    live = {word for word in words if word.startswith("--")}
    live.update(*(each.reads for each in declarations if not each.is_variable))
    while more := set().union(*(each.reads for each in declarations if each.name in live)) - live:
        live |= more
    return live


def _animations(rules) -> set[str]:
    """All words of declarations that name animations, and of variables, which may."""
    naming = (each.value for each in _all_declarations(rules) if each.is_variable or "animation" in each.name)
    return set(words_of(naming))


def _without(rules, live, animations) -> Iterator[Rule | str]:
    for rule in rules:
        if isinstance(rule, Rule):
            declarations = tuple(each for each in rule.declarations if not each.is_variable or each.name in live)
            inner = tuple(_without(rule.rules, live, animations))
            if declarations or inner:
                yield Rule(rule.head, declarations, inner)
        elif not (named := re.match(r"@(?:-\w+-)?keyframes\s+([\w-]+)", rule)) or named[1] in animations:
            yield rule
