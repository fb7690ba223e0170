"""Lines of furniture: formulas that name a line as a whole, anywhere or only at the ends of an article."""
from __future__ import annotations

import re
from typing import NamedTuple


class Formula(NamedTuple):
    """A formula: the zone and the rule it stands for, the most words such a line has, and the expression that must fill the line."""

    zone: str
    rule: str
    most_words: int
    pattern: re.Pattern


def _formula(zone: str, rule: str, most_words: int, pattern: str, flags: int = re.IGNORECASE) -> Formula:
    return Formula(zone, rule, most_words, re.compile(rf"(?:{pattern})[\s.!:>»›*…→-]*", flags))


_STORIES = r"(?:news|stor(?:y|ies)|articles?|links?|posts?|topics?|reading|content|coverage|videos?|headlines|reads?)"
_SPAN = r"(?: (?:now|today|this (?:week|month)|in (?:the )?(?:last |past )?\d+ ?(?:h|hrs?|hours?|days?)|for you|right now))"
_SOCIAL = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|e-?mail|pinterest|wechat|weibo|copy(?: link)?|link copied|print|share|messenger|instagram|youtube|tumblr|tiktok|line|sms)"
_NAV = (r"(?:back to (?:the )?top|top of page|about us|contact us|privacy(?: policy| notice)?|terms(?: (?:of (?:use|service)|and conditions|& conditions))?|cookies?(?: policy| settings)?|site ?map"
        r"|advertise(?: with us)?|jobs|careers|help|faqs?|home|log ?in|sign in|register|menu|search|skip to (?:main )?content|accessibility|disclaimer|rss(?: feeds?)?|(?:text|font) size"
        r"|corrections|newsletters?|subscribe|editions?|mobile version|more|next|previous|archive|e-?paper|news|world|politics|business|sports?|opinion|culture|video|photo|about|contact)")
_FORM = r"(?:name|e-?mail(?: address)?|website|comment|message|url)"
_WHERE = (r"\b(?:newsletters?|inbox|subscri(?:be|ption|ptions|bers?)|free trial|our app|app store|google play|your e-?mail|(?:news|e-?mail) alerts?|(?:whatsapp|telegram) channel|daily briefing"
          r"|our journalism|mailing list|membership|free account)\b")

# May stand anywhere between the paragraphs of an article.
ANYWHERE = (
    _formula("footer", "copyright", 60, r"(?:.{0,80}\s)?(?:copyright|©|\(c\))\s*(?:(?:©|\(c\)|copyright)\s*)*(?:19|20)\d\d\b.*|.{0,200}\ball rights reserved\b.{0,200}|copyright (?:©|\(c\)|by) .*"),
    _formula("footer", "reproduction notice", 50,
             r"(?:any |no )?(?:unauthori[sz]ed )?(?:reproduction|republication|redistribution|reprinting|copying|use)\b.{0,120}\b(?:permission|prohibited|consent|authori[sz]ation|forbidden)\b.*"
             r"|no part of this .*|this (?:material|content|article|story|copy|report) (?:may not be|cannot be|is protected|is published under|was (?:first|originally) published|has been republished|is republished)\b.*"),
    _formula("footer", "licence number", 25, r".*(?:ICP ?[备证]|许可证|公网安备|备案号?|\bICP (?:licen[cs]e|no)\b|(?:media|broadcast\w*|publishing|press) (?:licen[cs]e|registration)(?: no| number)?\b.{0,4}\d).*"),
    _formula("footer", "navigation bar", 40, r"(?:[^|\n]{1,45}[|｜·•›»][ ]*){2,}[^|\n]{0,45}"),
    _formula("footer", "navigation", 20, rf"{_NAV}(?:[\s|·•/,>»›-]+{_NAV})+|back to (?:the )?top|skip to (?:main )?content|privacy policy|terms (?:of (?:use|service)|and conditions)|about us|contact us"),
    _formula("footer", "share links", 20, rf"(?:share|tweet|e-?mail|save|print)\s+(?:this|on|via|to (?:facebook|twitter)|with (?:friends|others)|the (?:article|story|post))\b.{{0,60}}|share\s*:.*"
                                          rf"|{_SOCIAL}(?:[\s|·•/,&+-]+{_SOCIAL})+"),
    _formula("footer", "follow us", 25, r"(?:follow|like|find|join|connect with) (?:us|me|@\w+|[\w ]{2,30}) on (?:facebook|twitter|x\b|instagram|telegram|whatsapp|google|linkedin|youtube|wechat|weibo|social|tiktok).*|follow us"),
    _formula("footer", "tags", 30, r"(?:tags?|topics?|key ?words?|filed (?:under|in)|categor(?:y|ies)|posted in|tagged(?: as| with)?|sections?)\s*[:|：].{1,200}"),
    _formula("footer", "disclaimer", 60, r"(?:the )?(?:views|opinions) expressed (?:in|here|are|by|on)\b.*|our standards: the thomson reuters.*|disclaimer\s*:.*"),
    _formula("comment_form", "comment form", 40,
             r"leave a (?:reply|comment)(?: to .*)?|(?:post|add|write|submit) (?:a |your )?comments?(?: below| here)?|no comments? yet|no comments yet[.,!]? .{0,80}|be the first to comment.*|cancel reply"
             r"|(?:please )?log ?in to (?:comment|reply|post).*|you must (?:be logged in|log ?in|register) to .*|your e-?mail address will not be .*|.{0,60}required fields are marked.*"
             rf"|save my name,? (?:and )?e-?mail.*|{_FORM}\s*(?:\*+|\(required\))|notify me (?:of|about|by|when|via) .{{0,30}}(?:comments?|posts?|e-?mail).*|(?:view|show|see|hide|load) (?:all |more )?(?:\d+ )?comments?.*"
             r"|comments? (?:are|is) (?:now )?(?:closed|disabled|off|moderated).*|this site uses akismet.*|type your comment.*|\d+ (?:comments?|responses?|replies|thoughts?)(?: (?:to|on) .*)?|join the (?:conversation|discussion)"),
    _formula("advertisement", "advertisement", 12,
             r"\W*(?:advertise?ments?|advertising|sponsored(?: content| by .*)?|promoted(?: content| by .*)?|paid (?:content|post|partner content)|partner content|skip ad(?:vertisement)?|advertise here|ads by .*"
             r"|(?:story|article) continues (?:below|after)\b.*|(?:scroll|keep scrolling) (?:down )?(?:to|for) (?:continue|more|read).*|continue reading(?: below)?|this ad(?:vertisement)? (?:will|has) .*|app download)\W*"),
    _formula("advertisement", "subscription box", 45,
             r"(?:(?:please |now )?subscribe(?: now| today)?|sign up(?: now| today| here)?|register now|join (?:our|us|the|\d)|get (?:the|our|your|all|daily|breaking|more|unlimited|full|a|every)|receive (?:the|our|daily|breaking|news)"
             r"|stay (?:up to date|informed|updated|connected|ahead)|want (?:more|to|the)|enter your|support (?:our|independent|quality)|become a (?:member|subscriber|supporter)|try (?:our|us|it)|start your|never miss|keep up with"
             rf"|enjoying|already a|thank you for|you have \d+)\b.{{0,220}}{_WHERE}.*"),
    _formula("advertisement", "subscription box", 10, r"(?:subscribe|sign up|donate|register|join)(?: (?:now|here|today|for free|to our .{2,40}))?|newsletters?(?: sign-?up)?|(?:download|get) (?:the|our) .{0,30}\bapp\b.{0,30}|enter your e-?mail.*"),
    _formula("related", "related links heading", 8,
             rf"(?:more ?)?(?:related(?: {_STORIES})+|recommended(?: {_STORIES})*|most (?:read|popular|viewed|shared|watched|discussed|recent)(?: {_STORIES})*|trending(?: {_STORIES})*|top (?:news|stories|headlines)"
             rf"|latest (?:news|stories|headlines|updates|videos)|popular {_STORIES}|editor['’]?s['’]? (?:picks?|choice)|you (?:may|might) (?:also )?(?:like|be interested in)|more (?:stories|news|like this|coverage|articles|headlines|top news)"
             rf"|more (?:from|on|in) [\w' ]{{2,40}}|(?:also )?read(?: more| next| also)|see also|further reading|don['’]t miss|what to read next|up next|in other news|in this section|other {_STORIES}|similar {_STORIES}"
             rf"|special coverage){_SPAN}?"),
    _formula("related", "related link", 30, r"\W*(?:read (?:more|also|next|the full (?:story|article|report))|also read|see also|related(?: (?:story|article|news|link|coverage|video))?|more on this(?: story| topic)?|recommended"
                                            r"|watch(?: now| live)?|listen(?: now)?|in pictures|don['’]t miss|further reading|must read)\s*(?:[:|>»›：]|[–—-]\s)\s*\S.*"),
    _formula("related", "related link", 25, r"\W*(?:click|tap) (?:here|on (?:the|this) link|to (?:read|watch|see|view|subscribe|join))\b.*|\W*read the full (?:story|article|report|statement)(?: here)?"),
    _formula("byline", "about the author", 6, r"about the (?:authors?|writers?|reporters?|correspondents?)"),
    _formula("byline", "page data", 8, r"\d+[- ]min(?:ute)?s?[- ](?:read|listen)|(?:est(?:imated)?\.? )?read(?:ing)? time\W.*|[\d,.]+[km]? (?:views|shares|reads|likes)"),
    _formula("end_mark", "end mark", 4, r"[\[(（<【*~=\s-]*(?:ends?|end of (?:text|story|item|article)|完)[\])）>】*~=\s-]*(?<=[\])）>】*~=-])|[*~=\s-]+(?:ends?|30)[*~=\s-]+|#{2,}|(?-i:ENDS?)|[■◼▪∎]"),
)
# Everyday words, furniture only before the first or after the last paragraph.
AT_ENDS = (
    _formula("related", "related links heading", 4, rf"related|latest|popular|trending|more|watch|topics|more\s+{_STORIES}|read more\W*.{{0,20}}"),
    _formula("comment_form", "comment form", 5, rf"comments?(?: section)?(?: ?\(\d+\))?|reply|submit|newest|oldest|sort by.*|{_FORM}|post|\d+"),
    _formula("footer", "navigation", 4, rf"{_NAV}|{_SOCIAL}|listen|save|close|view all|see all|show more|load more|gift|comments? \d+"),
    _formula("advertisement", "advertisement", 3, r"ad|ads|app|loading"),
    _formula("footer", "contact", 45, r"(?:contact|e-?mail|write to|reach|got a (?:tip|story)|have (?:you got )?a (?:tip|story)|do you have|if you have|send (?:us )?|to contact)\b.*(?:\S+@\S+|\btips?\b|\bemail us\b|\bcontact us\b).*|\S+@\S+\.\w+"),
    _formula("byline", "about the author", 60, r"the (?:author|writer) (?:is|was|has been|teaches|works)\b.*"),
)
SEPARATOR = re.compile(r"[\W_]+")


def name_line(text: str, bare: str, n_words: int, formulas: tuple[Formula, ...]) -> tuple[str, str] | None:
    """The zone and rule of the first formula that fills the line, else None."""
    for formula in formulas:
        if n_words <= formula.most_words and (formula.pattern.fullmatch(bare) or formula.zone == "end_mark" and formula.pattern.fullmatch(text)):
            return formula.zone, formula.rule
    return None
