"""E-mail addresses, account names and links to profiles, written or spelled out ("anna punkt berg snabel-a …").

Each search begins at a sign that is rare (an at sign, a web address, the name of a service) and looks a bounded way
from there.
"""

import re
from collections.abc import Iterator

from ...models.statements import TraitKind
from ..plain import Plain
from ..words import listed
from ..words.ordinary import ORDINARY
from .found import Found

_AT = re.compile(
    r"@|\[\s{0,2}(?:at|a|snabel-?a|@)\s{0,2}\]|\(\s{0,2}(?:at|a|snabel-?a|@)\s{0,2}\)|"
    r"(?<!\w)(?:alfa-?)?(?:snabel|kanel)[- ]?a(?:t|n|et)?(?!\w)|"
    r"(?<![\w])at(?= {1,3}[\w-]{2,40} {0,2}(?:\.|punkt|dot|\(punkt\)|\[punkt\]))"
)
_SAID_JOIN = r"| {1,2}(?:punkt|dot|bindestreck|understreck|streck|minus|plus) {1,2}| {0,2}[(\[](?:punkt|dot)[)\]] {0,2}"
_LEFT = re.compile(rf"(?:^|(?<=[^\w.+\-]))\w{{1,64}}(?:(?:[._+\-]{_SAID_JOIN})\w{{1,40}}){{0,6}}[\s,]{{0,3}}$")
_RIGHT = re.compile(rf"[\s,]{{0,3}}(\w{{1,40}}(?:-\w{{1,40}}){{0,3}})((?:(?:\.{_SAID_JOIN})[\w-]{{2,40}}){{0,4}})")
_HOSTS = frozenset(
    listed("gmail hotmail outlook live icloud yahoo telia bredband spray swipnet msn protonmail googlemail comhem")
)
_WORDS_OF_JOIN = frozenset(listed("punkt dot bindestreck understreck streck minus plus"))
_HANDLE = re.compile(r"(?<![\w.@])@[\w][\w.]{1,29}(?<!\.)")
_PROFILE_HOSTS = (
    r"(?:facebook|fb|instagram|tiktok|snapchat|twitter|x|linkedin|youtube|twitch|reddit|discord|t|vk|threads|pinterest|"
    r"github|soundcloud|flickr|steamcommunity)\.(?:com|me|se|tv|gg|net)"
)
_LINK = re.compile(
    rf"(?:https?://|www\.)[^\s\x1f<>\"”]{{1,300}}|(?<![\w.@]){_PROFILE_HOSTS}/[^\s\x1f<>\"”]{{1,200}}|"
    r"(?<![\w.@])[\w-]{1,60}\.(?:blogg\.se|blogspot\.com|wordpress\.com|tumblr\.com)(?![\w.])"
)
_PERSONAL_LINK = re.compile(
    rf"{_PROFILE_HOSTS}/.|/(?:profil|profile|user|u|people|person|anvandare|kontakt|medlem|~|@)[/.\w-]|[/.]~|@|"
    r"blogg\.se|blogspot|wordpress\.com|tumblr"
)
_SERVICE = re.compile(
    r"(?<!\w)(?:insta(?:gram)?|snap(?:chat)?|tiktok|facebook|fejan|discord|twitter|messenger|telegram|"
    r"whatsapp|twitch|steam|"
    r"kik|roblox|xbox|playstation|användarnamn(?:et)?|kontonamn(?:et)?|konto(?:t)?|alias(?:et)?)(?!\w)"
)
_CALLED = re.compile(
    r"[\s:,-]{0,3}(?:(?:konto|kontot|namn|namnet|nick|på|där|som|så|min|mitt|hennes|hans|jag|hon|han|är|"
    r"var|och)[\s:]{1,2}){0,5}"
    r"(?:(?P<called>heter|hette|kallas|under|är|alias|:|=)[\s:]{0,2}(?:jag|hon|han|vi|"
    r"som)?\s?)?[\"”’]?(?P<name>[\w][\w.\-]{2,29})"
)
_TAIL = '.,;:!?)”"’'


def find_accounts(plain: Plain) -> Iterator[Found]:
    """Yield e-mail addresses, account names and links to profiles."""
    taken: list[tuple[int, int]] = []
    for start, end in _addresses(plain.lower):
        taken.append((start, end))
        yield Found(TraitKind.EMAIL, start, end, "email")
    for match in _LINK.finditer(plain.lower):
        address = match.group().rstrip(_TAIL)
        if _PERSONAL_LINK.search(address):
            yield Found(TraitKind.EMAIL, match.start(), match.start() + len(address), "account")
    for match in _HANDLE.finditer(plain.lower):
        if not any(start <= match.start() < end for start, end in taken):
            yield Found(TraitKind.EMAIL, *match.span(), "account")
    yield from _named(plain)


def _addresses(lower: str) -> Iterator[tuple[int, int]]:
    for match in _AT.finditer(lower):
        before = lower[max(0, match.start() - 140) : match.start()]
        left = _LEFT.search(_from_space(before))
        right = _RIGHT.match(lower, match.end(), match.end() + 160)
        if left is None or right is None or not left.group().strip(" ,"):
            continue
        sign = match.group()
        spaced = sign == "@" and (left.group()[-1:].isspace() or lower[match.end() : match.end() + 1].isspace())
        if not _is_host(right) and (sign == "at" or (sign == "@" and (spaced or not right.group(2)))):
            continue
        start = match.start() - len(left.group())
        if left.group().split()[0] in _WORDS_OF_JOIN and len(left.group().split()) == 1:
            continue
        yield start, _host_end(right)


def _from_space(before: str) -> str:
    """Keep what may be the part before the sign: nothing earlier than a bracket or the end of a sentence."""
    return re.split(r"[\x1f\n!?:;(\"”]", before)[-1]


def _is_host(right: re.Match[str]) -> bool:
    return bool(right.group(2)) or right.group(1) in _HOSTS


def _host_end(right: re.Match[str]) -> int:
    """Leave out what follows the address: a full stop, and a sentence that begins after it."""
    if not right.group(2):
        return right.end(1)
    return right.end(2)


def _named(plain: Plain) -> Iterator[Found]:
    """Yield account names that follow the name of a service: "på snap heter jag lingon_04"."""
    for service in _SERVICE.finditer(plain.lower):
        match = _CALLED.match(plain.lower, service.end(), service.end() + 90)
        if match is None:
            continue
        name = match.group("name").rstrip(_TAIL + "-")
        odd = any(char.isdigit() or char in "_." for char in name.strip("."))
        if (name and odd and not name.replace(".", "").isdigit()) or (
            match.group("called") in {"heter", "hette", "kallas", "under", "alias"}
            and len(name) > 3
            and name not in ORDINARY  # "a group on Facebook that is called as our area"
        ):
            yield Found(TraitKind.EMAIL, match.start("name"), match.start("name") + len(name), "account")
