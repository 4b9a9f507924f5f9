"""What a browser would send: the forms of a page, their controls and the values they open with."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

WORDS = {"text", "search", "email", "tel", "url", "date", "time", "number", ""}
"""Types of inputs that somebody types in."""
SENT_AS_IS = WORDS | {"hidden", "password", "month", "week", "color", "range", "datetime-local"}


@dataclass
class Control:
    name: str
    kind: str
    """``textarea``, ``select``, ``button``, or the type of an input."""
    value: str = ""
    is_on: bool = True
    longest: int | None = None
    options: list[tuple[str, bool]] = field(default_factory=list)
    is_many: bool = False

    @property
    def is_typed_in(self) -> bool:
        return self.kind == "textarea" or self.kind in WORDS


@dataclass
class PageForm:
    action: str
    method: str
    controls: list[Control] = field(default_factory=list)

    def names(self) -> frozenset[str]:
        return frozenset(control.name for control in self.controls if control.name)

    def sent(self) -> dict[str, list[str]]:
        """What is sent when nothing is touched and the plain button is pressed, or the first when all have a name."""
        values: dict[str, list[str]] = {}
        pressed = any(one.kind == "button" and not one.name for one in self.controls)
        for one in self.controls:
            is_sent = one.kind in SENT_AS_IS or one.kind == "textarea"
            if is_sent or (one.kind in {"checkbox", "radio"} and one.is_on):
                values.setdefault(one.name, []).append(one.value)
            elif one.kind == "select":
                chosen = [value for value, is_on in one.options if is_on]
                if not chosen and one.options and not one.is_many:
                    chosen = [one.options[0][0]]
                values.setdefault(one.name, []).extend(chosen)
            elif one.kind == "button" and one.name and not pressed:
                values.setdefault(one.name, []).append(one.value)
                pressed = True
        return values

    def filled(self) -> list[Control]:
        """Controls for words that open with something in them."""
        return [one for one in self.controls if one.is_typed_in and one.value.strip()]


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address, self.forms, self.by_id = address, [], {}
        self.open: PageForm | None = None
        self.area: Control | None = None
        self.select: Control | None = None
        self.option: list[str] | None = None
        self.apart: list[tuple[str, Control]] = []

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = values.get("hx-post") or values.get("action") or self.address
            method = "post" if "hx-post" in values else values.get("method", "get").lower()
            self.open = PageForm(action, method)
            self.forms.append(self.open)
            if "id" in values:
                self.by_id[values["id"]] = self.open
        elif tag == "option" and self.select is not None:
            self._end_option()
            self.option = [values.get("value"), "selected" in values, ""]
        elif tag in {"input", "textarea", "select", "button"}:
            self._control(tag, values)

    def _control(self, tag, values):
        if tag == "button" and not values.get("name") and values.get("type", "submit").lower() == "submit":
            values["name"] = ""
        elif "disabled" in values or not values.get("name"):
            if tag == "textarea":
                self.area = Control("", tag)
            return
        kind = values.get("type", "").lower() if tag == "input" else tag
        if tag == "button" and values.get("type", "submit").lower() != "submit":
            return
        longest = int(values["maxlength"]) if values.get("maxlength", "").isdigit() else None
        usual = "on" if kind in {"checkbox", "radio"} else ""
        one = Control(values["name"], kind, values.get("value", usual), "checked" in values, longest)
        one.is_many = "multiple" in values
        if kind in {"file", "image", "reset", "submit"}:
            if kind != "submit":
                return
            one.kind = "button"
        if tag == "textarea":
            self.area = one
        elif tag == "select":
            self.select = one
        if "form" in values:
            self.apart.append((values["form"], one))
        elif self.open is not None:
            self.open.controls.append(one)

    def handle_data(self, data):
        if self.area is not None:
            self.area.value += data
        elif self.option is not None:
            self.option[2] += data

    def _end_option(self):
        if self.option is not None and self.select is not None:
            value, is_on, text = self.option
            self.select.options.append((text.strip() if value is None else value, is_on))
        self.option = None

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.area is not None:
            self.area.value = self.area.value.removeprefix("\r\n").removeprefix("\n")
            self.area = None
        elif tag == "option":
            self._end_option()
        elif tag == "select":
            self._end_option()
            self.select = None


def forms_of(body: str, address: str) -> list[PageForm]:
    """Return the forms of the page at ``address`` that post."""
    reader = _Reader(address)
    reader.feed(body)
    for name, control in reader.apart:
        if name in reader.by_id:
            reader.by_id[name].controls.append(control)
    return [form for form in reader.forms if form.method == "post"]
