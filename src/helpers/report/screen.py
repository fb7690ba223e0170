"""The first screen: what the folder holds, what was found, one chart, how far to trust it, where the stories begin."""
from __future__ import annotations

import re

from helpers.display.clean import clip, escape
from helpers.report.labels import PageNumbers
from helpers.report.story import Story

BOX = re.compile(r'viewBox="([^"]*)"')


def show_again(svg: str, item: str) -> str:
    """The figure of an item once more: drawn from where it stands in its story, so that its shapes are on the page once."""
    box = BOX.search(svg)
    return (f'<svg class="chart" viewBox="{box.group(1) if box else ""}" fill="currentColor" font-size="10" role="img" '
            f'aria-labelledby="{item}-chart"><use href="#{item}-chart"/></svg>')


def _marked(items: list[dict], place: str) -> list[dict]:
    return [item for item in items if item["first_screen"] == place]


def _title_html(name: str, numbers: PageNumbers) -> str:
    return numbers.text("title", clip(name.replace("_", " "), 120), "run.json: run")


def _findings_html(items: list[dict]) -> str:
    found = "\n".join(f'<li>{item["finding"]} <a class="go" href="#{item["item"]}">see {escape(item["item"].replace("-", " "))}</a></li>'
                      for item in items)
    return f'<h2 id="part-findings">What was found</h2>\n<ul class="findings">{found}</ul>' if found else ""


def _chart_html(items: list[dict], figures: dict[str, str]) -> str:
    drawn = [item for item in items if figures.get(item["item"])]
    if not drawn:
        return ""
    item = drawn[0]
    return (f'<section class="lead-chart" aria-label="Chart"><h2>{item["finding"]}</h2><figure>{show_again(figures[item["item"]], item["item"])}'
            '</figure>'
            f'<p class="how">{item["how"]}</p><p class="go-on"><a href="#{item["item"]}">The same with its numbers and how they were counted</a></p>'
            '</section>')


def _share_html(shares: dict[str, float], numbers: PageNumbers) -> str:
    """How much of the articles the page reproduces: the least and the most of any one."""
    if not shares:
        return ""
    rule = "words in the passages on the page by words of the article"
    least, most = (numbers.number(f"{name} share of an article", share, f"{name} of: {rule}", "score", percent=True)
                   for name, share in (("least", min(shares.values())), ("most", max(shares.values()))))
    told = most if round(min(shares.values()), 2) == round(max(shares.values()), 2) else f"between {least} and {most}"
    return (f'<li>This page reproduces {told} of the words of each article; how much of which is said <a href="#part-articles">beside its sentences'
            '</a>.</li>')


def _trust_html(items: list[dict], share: str, told: str) -> str:
    def counted(item: dict) -> str:
        return f'<div class="counted">{item["counted"]}</div>' if item["counted"] else ""
    lines = "".join(f'<li>{item["finding"]}{counted(item)} <a class="go" href="#{item["item"]}">see {escape(item["item"].replace("-", " "))}</a>'
                    '</li>' for item in items)
    return (f'<section class="trust" aria-labelledby="part-trust"><h2 id="part-trust">How far to trust this</h2><ul>{lines}'
            f"{share}{f'<li>{escape(told)}</li>' if told else ''}</ul></section>")


def _stories_html(stories: list[Story]) -> str:
    cards = "".join(f'<li><a href="#story-{story.name}">{escape(story.title)}</a>{story.standfirst}</li>' for story in stories)
    return f'<nav class="stories" aria-label="Stories"><ol>{cards}</ol></nav>'


def first_screen(name: str, stories: list[Story], items: list[dict], figures: dict[str, str], shares: dict[str, float], numbers: PageNumbers,
                 told: str = "") -> str:
    """The page's head as HTML."""
    corpus = "".join(f'<p class="corpus">{item["finding"]}</p>' for item in _marked(items, "corpus"))
    return "\n".join([
        f'<header class="first"><p class="kicker">Dateline report</p><h1>{_title_html(name, numbers)}</h1>{corpus}</header>',
        f'<section class="screen" aria-label="First screen"><div class="main-finds">{_findings_html(_marked(items, "finding"))}</div>',
        _chart_html(_marked(items, "chart"), figures), _trust_html(_marked(items, "trust"), _share_html(shares, numbers), told), "</section>",
        _stories_html(stories)])
