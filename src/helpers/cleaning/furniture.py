"""Lines of furniture: formulas that name a line as a whole, anywhere or only at the ends of an article."""
from __future__ import annotations

import re
from typing import NamedTuple


class Formula(NamedTuple):
    """A formula: the zone and the rule it stands for, the most words such a line has, whether it may be a sentence, the expression that fills the line."""

    zone: str
    rule: str
    most_words: int
    sentence: bool
    pattern: re.Pattern


def _formula(zone: str, rule: str, most_words: int, pattern: str, sentence: bool = False) -> Formula:
    return Formula(zone, rule, most_words, sentence, re.compile(rf"(?:{pattern})[\s.!:>»›*…→-]*", re.IGNORECASE))


_STORIES = r"(?:news|stor(?:y|ies)|articles?|links?|posts?|topics?|reading|content|coverage|videos?|headlines|reads?)"
_SPAN = r"(?: (?:now|today|this (?:week|month)|in (?:the )?(?:last |past )?\d+ ?(?:h|hrs?|hours?|days?)|for you|right now))"
_SOCIAL = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|e-?mail|pinterest|wechat|weibo|copy(?: link)?|link copied|print|share|messenger|instagram|youtube|tumblr|tiktok|line|sms)"
_NAV = (r"(?:back to (?:the )?top|top of page|about us|contact us|privacy(?: policy| notice)?|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|cookies?(?: policy| settings)?|site ?map"
        r"|advertise(?: with us)?|jobs|careers|help|faqs?|home|log ?in|sign in|register|menu|search|skip to (?:main )?content|accessibility|disclaimer|rss(?: feeds?)?|(?:text|font) size"
        r"|corrections|newsletters?|subscribe|editions?|mobile version|more|next|previous|archive|e-?paper|news|world|politics|business|sports?|opinion|culture|video|photo|about|contact)")
_FORM = r"(?:name|e-?mail(?: address)?|website|comment|message|url)"
_WHERE = (r"\b(?:newsletters?|inbox|subscri(?:be|ption|ptions|bers?)|free trial|our app|app store|google play|your e-?mail|(?:news|e-?mail) alerts?|(?:whatsapp|telegram) channel|daily briefing"
          r"|our journalism|mailing list|membership|free account)\b")

_NETWORK = r"(?:facebook|twitter|x|instagram|telegram|whatsapp|google(?: news)?|linkedin|youtube|wechat|weibo|social media|tiktok|threads|bluesky|mastodon)"
_YEAR = r"(?:19|20)\d\d"

# May stand anywhere between the paragraphs of an article. Only those marked `sentence=True` may end as a sentence of five words or more does.
ANYWHERE = (
    _formula("footer", "copyright", 60, rf"(?:.{{0,80}}\s)?(?:©|\(c\)|copyright\s*(?:©|\(c\)))\s*(?:copyright\s*)?{_YEAR}\b.*|(?:.{{0,60}}\s)?copyright\s+{_YEAR}(?:\s?[-–]\s?{_YEAR})?(?:[\s.,|]+(?:by|the|all|(?-i:[A-Z]))\b.*)?"
                                        r"|[^\"“”]{0,160}\ball rights reserved\b[^\"“”]{0,160}|copyright (?:©|\(c\)|by) .*|(?:©|\(c\))\s*copyright\b.*", sentence=True),
    _formula("footer", "reproduction notice", 50,
             r"(?:any |no )?(?:unauthori[sz]ed )?(?:reproduction|republication|redistribution|reprinting|copying)(?:,? (?:and|or|/) \w+)* (?:in (?:whole|part|any)|(?:of|without|is|or)\b).{0,120}\b(?:permission|prohibited|consent|authori[sz]ation|forbidden)\b.*"
             r"|no part of this (?:publication|article|material|site|website|content|story) .*|this material may not be .*", sentence=True),
    _formula("footer", "licence number", 25, r".*(?:ICP ?[备证]|许可证|公网安备|备案号?|\bICP (?:licen[cs]e|no)\b|(?:media|broadcast\w*|publishing|press) (?:licen[cs]e|registration)(?: no| number)?\b.{0,4}\d).*"),
    _formula("footer", "cookie notice", 70, r"(?:we(?: and our partners)? use cookies|this (?:web)?site uses cookies|by (?:continuing|using|clicking)\b.{0,120}\bcookies?\b).*", sentence=True),
    _formula("footer", "navigation", 20, rf"{_NAV}(?:[\s|·•/,>»›-]+{_NAV})+|back to (?:the )?top|skip to (?:main )?content|privacy policy|terms (?:of (?:use|service)|and conditions)|about us|contact us|listen to (?:this|the) (?:article|story)"
                                         r"|[←→«»‹›]\s*\S.{0,120}|.{0,120}\S\s*[←→]|(?:previous|next|older|newer) (?:article|post|story|page)s?\W.*|bookmark the permalink|(?:proudly )?powered by [\w ]{2,40}"),
    _formula("footer", "share links", 20, rf"(?:share|tweet|e-?mail|save|print)\s+(?:this|with (?:friends|others)|the (?:article|story|post))\b.{{0,40}}|share (?:on|via|to) {_SOCIAL}.{{0,30}}|share\s*:.*|click to (?:share|e-?mail|print|tweet)\b.*"
                                          rf"|like this|like loading.*|{_SOCIAL}(?:[\s|·•/,&+-]+{_SOCIAL})+|(?:link )?copied(?: to clipboard)?"),
    _formula("footer", "follow us", 25, rf"(?:follow|like|find|join|connect with|subscribe to) (?:us|me|our [\w ]{{2,20}}|@\w+) on (?:\w+ )?{_NETWORK}\b.*|follow us", sentence=True),
    _formula("footer", "follow us", 10, rf"follow (?-i:(?:[A-Z][\w.'’-]*,? ){{1,5}})on {_NETWORK}\b.{{0,30}}", sentence=True),
    _formula("footer", "tags", 30, r"(?:tags?|topics?|key ?words?|filed (?:under|in)|categor(?:y|ies)|posted in|tagged(?: as| with)?)\s*[:|：].{1,200}"),
    _formula("footer", "tags", 40, r"posted in .{1,80}\b(?:and )?tagged .*|view all posts by .*|in [“\"][\w &-]{2,30}[”\"]", sentence=True),
    _formula("footer", "disclaimer", 60, r"our standards: the thomson reuters.*|disclaimer\s*:.*|the (?:views|opinions) expressed (?:in|here|by) .{0,60}\b(?:author|writer|their own|his own|her own|do not)\b.*", sentence=True),
    _formula("comment_form", "comment form", 40,
             r"leave a (?:reply|comment)(?: to .{1,60})?|(?:post|add|write|submit) (?:a |your )?comments?(?: below| here)?|no comments? yet(?:[.,!] .{0,80})?|be the first to comment.{0,60}|cancel reply"
             r"|(?:please )?log ?in to (?:comment|reply|post)\b.*|you must (?:be logged in|log ?in|register) to (?:comment|post|reply|leave|read|view)\b.*|your e-?mail address will not be .*|.{0,60}required fields are marked.*"
             rf"|save my name,? (?:and )?e-?mail.*|{_FORM}\s*(?:\*+|\(required\))|notify me (?:of|about|by|when|via) .{{0,30}}(?:comments?|posts?|e-?mail).*|(?:view|show|see|hide|load) (?:all |more )?(?:\d+ )?comments?(?: \(\d+\))?"
             r"|comments? (?:are|is) (?:now )?(?:closed|disabled|off|moderated)\b.{0,60}|this site uses akismet.*|type your comment.*|[\d,]+ comments?|(?:one|two|three|\d+) (?:thoughts?|responses?|comments?|replies) (?:on|to) [“\"‘'].*|join the (?:conversation|discussion)", sentence=True),
    _formula("advertisement", "advertisement", 12,
             r"\W*(?:advertise?ments?|advertising|sponsored(?: content| by .*)?|promoted(?: content| by .*)?|paid (?:content|post|partner content)|partner content|skip ad(?:vertisement)?|advertise here|ads by .*"
             r"|(?:story|article) continues (?:below|after)\b.{0,40}|(?:scroll|keep scrolling) (?:down )?(?:to|for) (?:continue|more|read).{0,40}|continue reading(?: below)?|this ad(?:vertisement)? (?:will end|has not).*|app download)\W*"),
    _formula("advertisement", "subscription box", 45,
             r"(?:(?:please |now )?subscribe(?: now| today)?|sign up(?: now| today| here)?|register now|join (?:our|us|the|\d)|get (?:the|our|your|all|daily|breaking|more|unlimited|full|a|every)|receive (?:the|our|daily|breaking|news)"
             r"|stay (?:up to date|informed|updated|connected|ahead)|want (?:more|to|the)|enter your|support (?:our|independent|quality)|become a (?:member|subscriber|supporter)|try (?:our|us|it)|start your|never miss|keep up with"
             rf"|enjoying|already a|thank you for|you have \d+)\b.{{0,220}}{_WHERE}.*", sentence=True),
    _formula("advertisement", "subscription box", 10, r"(?:subscribe|sign up|donate|register|join)(?: (?:now|here|today|for free|to our .{2,40}))?|newsletters?(?: sign-?up)?|(?:download|get) (?:the|our) .{0,30}\bapp\b.{0,30}|enter your e-?mail.*"),
    _formula("related", "related links heading", 8,
             rf"(?:more ?)?(?:related(?: {_STORIES})*|recommended(?: {_STORIES})*|most (?:read|popular|viewed|shared|watched|discussed|recent)(?: {_STORIES})*|trending(?: {_STORIES})*|top (?:news|stories|headlines)"
             rf"|latest (?:news|stories|headlines|updates|videos)|popular {_STORIES}|editor['’]?s['’]? (?:picks?|choice)|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:stories|news|like this|coverage|articles|headlines|top news)"
             rf"|more (?:from|on|in) [\w' ]{{2,40}}|(?:also )?read(?: more| next| also)|see also|further reading|don['’]t miss|what to read next|up next|in other news|in this section|other {_STORIES}|similar {_STORIES}"
             rf"|special coverage){_SPAN}?"),
    _formula("related", "related link", 30, r"\W*(?:read (?:more|also|next|the full (?:story|article|report))|also read|see also|related(?: (?:story|article|news|link|coverage|video))?|more on this(?: story| topic)?|further reading|must read|don['’]t miss)"
                                            r"\s*(?:[:|>»›：]|[–—-]\s)\s*\S.*", sentence=True),
    _formula("related", "related link", 25, r"\W*(?:recommended|watch(?: now| live)?|listen(?: now)?|in pictures)\s*[:|>»›：]\s*\S.*"),
    _formula("related", "link to click", 25, r"\W*(?:click|tap) (?:here|on (?:the|this) link|to (?:read|watch|see|view|subscribe|join))\b.*|\W*read the full (?:story|article|report|statement)(?: here)?", sentence=True),
    _formula("byline", "about the author", 6, r"about the (?:authors?|writers?|reporters?|correspondents?)"),
    _formula("byline", "page data", 8, r"\d+[- ]min(?:ute)?s?[- ](?:read|listen)|(?:est(?:imated)?\.? )?read(?:ing)? time\W.*|[\d,.]+[km]? (?:views|shares|reads|likes)"),
    _formula("byline", "byline", 10, r"(?:from|by) (?:our|a|the) (?:[\w' ]{1,30} )?(?:correspondents?|reporters?|staff)(?: in [\w' ]{2,30})?"),
    _formula("end_mark", "end mark", 4, r"[\[(（<【*~=\s-]*(?:ends?|end of (?:text|story|item|article)|完)[\])）>】*~=\s-]*(?<=[\])）>】*~=-])|[*~=\s-]+(?:ends?|30)[*~=\s-]+|#{2,}|(?-i:ENDS?)|[■◼▪∎]"),
)
# Everyday words, furniture only before the first or after the last paragraph.
AT_ENDS = (
    _formula("related", "related links heading", 4, rf"related|latest|popular|trending|more|watch|topics|more\s+{_STORIES}|read more\W*.{{0,20}}"),
    _formula("comment_form", "comment form", 5, rf"comments?(?: section)?(?: ?\(\d+\))?|reply|submit|newest|oldest|sort by.*|{_FORM}|post"),
    _formula("comment_form", "comment form", 20, r"\d+ (?:responses?|replies|thoughts?) (?:to|on) .*"),
    _formula("footer", "navigation", 4, rf"{_NAV}|{_SOCIAL}|tweet|listen|save|close|view all|see all|show more|load more|gift|comments? \d+|\d+|share page|about sharing|close panel"),
    _formula("advertisement", "advertisement", 3, r"ads?|app|loading"),
    _formula("byline", "line of publication", 14, r"(?:posted|published|written) (?:on|by|in|under) .*|published|updated|last updated"),
)
# Sentences that are furniture only where they are the last of an article.
AT_TAIL = (
    _formula("footer", "contact", 45, r"(?:contact|e-?mail|write to|reach|got a (?:tip|story)|have (?:you got )?a (?:tip|story)|do you have|if you have|send (?:us )?|to contact)\b.*(?:\S+@\S+|\btips?\b|\bemail us\b|\bcontact us\b).*|\S+@\S+\.\w+", sentence=True),
    _formula("footer", "contact", 12, r".{0,60}\S+@\S+\.\w+.{0,60}"),
    _formula("byline", "about the author", 60, r"the (?:author|writer) (?:is|was|has been) (?:an? |the )?[^,]{0,80}\b(?:professor|research\w*|fellow|journalist|columnist|writer|editor|analyst|lecturer|director|correspondent|commentator|scholar|expert|freelance\w*|contributor)\b.*", sentence=True),
    _formula("footer", "reproduction notice", 50, r"this (?:material|content|article|story|copy|report|piece) (?:may not be|cannot be|is protected|is published under|is republished|(?:was|has been) (?:first |originally )?(?:published|republished) (?:on|at|by|from) (?:the )?(?-i:(?!\w+day\b)[A-Z])).*", sentence=True),
)
SEPARATOR = re.compile(r"[\W_]+")
# Words that tell of speech, and so of body.
SPEECH = re.compile(r"\b(?:said|says|told|tells|warned|urged|asked|added|announced|reported|according to)\b", re.IGNORECASE)
NAVIGATION = re.compile(r"[|｜]|\s[›»>·•]\s")


def _is_bar(text: str) -> bool:
    """A bar of navigation: three or more short names between strokes, no numeral among them."""
    names = [name.split() for name in NAVIGATION.split(text)]
    return len(names) >= 3 and all(len(name) <= 5 for name in names) and not any(char.isdigit() for char in text) and text[-1] not in ".!?;"


def name_line(text: str, bare: str, n_words: int, ends_sentence: bool, formulas: tuple[Formula, ...]) -> tuple[str, str] | None:
    """The zone and rule of the first formula that fills the line, else None.

    A sentence that opens with a quotation mark or tells of speech is body, whatever its words.
    """
    if formulas is ANYWHERE and _is_bar(text):
        return "footer", "navigation bar"
    speaks = ends_sentence and (text[0] in "\"“" or bool(SPEECH.search(text)))
    for formula in formulas:
        if n_words > formula.most_words or ends_sentence and n_words >= 5 and (speaks and formula.rule != "related link" or not formula.sentence):
            continue
        if formula.pattern.fullmatch(bare) or formula.zone == "end_mark" and formula.pattern.fullmatch(text):
            return formula.zone, formula.rule
    return None
