"""What people do in the workspace, a verb for each, through the pages alone."""

import re
from datetime import date

from playwright.sync_api import expect

from .person import Person

PLACES_OF = """(paragraphs, words) => {
  for (const paragraph of paragraphs) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("[data-number]")) nodes.push(walker.currentNode);
    }
    const at = nodes.map((node) => node.data).join("").indexOf(words);
    if (at < 0) continue;
    paragraph.scrollIntoView({ block: "center", behavior: "instant" });
    const place = (offset, last) => {
      for (const node of nodes) {
        if (offset < node.data.length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const box = range.getBoundingClientRect();
          return [last ? box.right - 0.5 : box.left + 0.5, box.top + box.height / 2];
        }
        offset -= node.data.length;
      }
    };
    return [place(at, false), place(at + words.length - 1, true)];
  }
}"""
"""Where, on the screen, the first and the last letter of some words in the transcript stand."""


class Preparing(Person):
    """The start, the preparation and the people of a dialogue."""

    def answers(self, **given) -> None:
        """Answer one question of the start and go on."""
        self.fills(**given)
        self.presses("Spara och fortsätt")

    def adds_organisation(self, name: str, kind: str) -> None:
        self.follows("Lägg till en organisation")
        self.fills(name=name, kind=kind)
        self.presses("Spara")
        self.is_told("Organisationen är sparad.")

    def adds_sign_off(self, organisation: str, **answer) -> None:
        self.follows("Lägg till en organisation")
        self.fills(organisation=organisation, **answer)
        self.presses("Spara")
        self.is_told("Svaret är sparat.")

    def plans(self, phase: str, starts: date, ends: date) -> None:
        self.follows("Lägg till i planen")
        self.fills(phase=phase, starts_on=starts, ends_on=ends)
        self.presses("Spara")
        self.is_told("Tidplanen är sparad.")

    def invites(self, other: Person, role: str) -> None:
        self.goes_to("Personer och roller")
        self.follows("Bjud in någon")
        self.fills(email=other.email, name=other.name, roles=role)
        self.presses("Mejla inbjudan")
        self.is_told("Inbjudan är på väg.")

    def logs_out_and_in_by_a_mailed_code(self) -> None:
        if self.page.locator(".menu-button").is_visible():  # where there is little room it lies in the menu
            self.page.locator(".menu-button").click()
        self.presses("Logga ut")
        self.opens("/")
        self.follows("Logga in", "Mejla mig en kod")
        self.fills(email=self.email)
        self.presses("Mejla mig en kod")
        code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", self.newest_mail("kod för att logga in"), re.MULTILINE)
        assert code
        self.fills(code=code.group(1))
        self.presses("Fortsätt")

    def logs_in(self, password: str) -> None:
        self.fills(login=self.email, password=password)
        self.presses("Logga in")

    def begins_a_dialogue(self, password: str) -> None:
        """From the front page to the first question of the start."""
        self.opens("/")
        self.follows("Logga in")
        self.logs_in(password)
        self.follows("Starta en dialog")
        self.presses("Börja")

    def joins(self, password: str) -> None:
        """Open an account by the link of a mailed invitation, and be in."""
        self.opens_the_mail("frågar om du vill vara med")
        self.fills(name=self.name, password=password)
        self.presses("Ja, jag vill vara med")
        self.is_told("Du är med. Välkommen till dialogen.")


class Designing(Person):
    """The design team: who sits in it, its meetings, the central question."""

    def writes_down(self, name: str, side: str, perspective: str, **more: str) -> None:
        self.follows("Skriv upp någon")
        self.fills(name=name, side=side, perspective=perspective, **more)
        self.presses("Spara")
        self.is_told("Sparat.")

    def puts_forward(self, wording: str, reason: str) -> None:
        self.fills(wording=wording, reason=reason)
        self.presses("Ställ den bredvid de andra")
        self.is_told("Formuleringen finns där för teamet att läsa.")

    def objects_to(self, wording: int, objection: str, needs: str) -> None:
        self.follows(f"Invänd mot formulering {wording}")
        self.fills(objection=objection, needs=needs)
        self.presses("Spara")
        self.is_told("Invändningen finns där för teamet att läsa.")


class Interviewing(Person):
    """Whom to hear, and what they said."""

    def adds_group(self, name: str, kind: str, target: int, why: str) -> None:
        self.fills(name=name, kind=kind, target=target, why=why)
        self.presses("Spara gruppen")
        self.is_told("Gruppen är sparad.")

    def registers_interview(self, **answers) -> None:
        """A held interview with someone new, who has been told and has said yes."""
        self.fills(**{"status": "hållen", "who": "Någon ny", "way": "skriftligt"} | answers)
        self.presses("Spara intervjun")
        self.is_told("Intervjun är sparad.")


class Lifting(Person):
    """Statements out of the text, and what they come to mean."""

    def marks(self, words: str) -> None:
        """Draw the mouse over words in the transcript, from the first letter to the last."""
        self.page.evaluate("document.fonts.ready")
        (x, y), (x_end, y_end) = self.page.locator("[data-start]").evaluate_all(PLACES_OF, words)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x_end, y_end, steps=8)
        self.page.mouse.up()
        marked = self.page.evaluate("document.getSelection().toString()")
        assert marked == words, f"marked {marked!r} from {x, y} to {x_end, y_end}"
        expect(self.page.locator("[data-lifter]")).to_be_visible()

    def ticks_sentence_by_keyboard(self, words: str) -> None:
        """Reach a sentence with the keyboard alone, tick it, and go on to the button that lifts it."""
        sentence = self.page.get_by_label(words)
        self.page.keyboard.press("Tab")
        while not sentence.evaluate("one => one === document.activeElement"):
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        expect(sentence).to_be_checked()

    def codes(self, masked: str = "", *, new_theme: str = "", **more) -> None:
        """Mask the open statement and say which theme it belongs to."""
        with self.within("#coder"):
            if masked:
                self.fills(masked=masked)
            if new_theme:
                self.opens_part("Nytt tema")
                self.fills(new_theme=new_theme)
            self.fills(is_masked=True, **more)
            self.presses("Spara")
        self.is_told("är sparad.")

    def opens_part(self, title: str) -> None:
        """Unfold a part of the page that is folded."""
        part = self.place.locator("details", has_text=title).first
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()

    def chooses(self, words: str) -> None:
        """Tick the statement with these words in the list."""
        self.page.locator(".records > li", has_text=words).get_by_role("checkbox").check()

    def words(self, title: str, **more) -> None:
        """Word a perspective."""
        self.fills(title=title, **more)
        self.presses("Spara")
        self.is_told("Perspektivet är sparat.")

    def attaches(self, *statements: str) -> None:
        """Note statements as saying the perspective whose page is open."""
        self.follows("Lägg till utsagor")
        for words in statements:
            self.chooses(words)
        self.presses("Lägg till dem")
        self.is_told("tillagd")


class Gathering(Person):
    """The meetings: who comes, what the evening holds, what is said at the tables."""

    def plans_meeting(self, title: str, day: date, **more: str) -> None:
        self.fills(title=title, held_on=day, starts_at="17:30", ends_at="20:00", **more)
        self.presses("Spara")
        self.is_told("är sparad.")

    def adds_participant(self, name: str, side: str, **more) -> None:
        self.follows("Lägg till en deltagare")
        self.fills(name=name, side=side, **more)
        self.presses("Spara")
        self.is_told("Deltagaren är sparad.")

    def adds_agenda_part(self, title: str, minutes: int, prompt: str) -> None:
        self.follows("Lägg till en del")
        self.fills(title=title, minutes=minutes, prompt=prompt)
        self.presses("Spara")
        self.is_told("Dagordningen är sparad.")

    def sees_mixed_tables(self, count: int) -> None:
        """Each table seats people of both sides."""
        for number in range(1, count + 1):
            seats = self.page.get_by_role("heading", name=f"Bord {number}", exact=True).locator(
                "xpath=following::ul[1]"
            )
            expect(seats).to_contain_text("kommun")
            expect(seats).to_contain_text("civilsamhälle")

    def ticks_off(self, *, came: list[str], stayed_away: list[str]) -> None:
        """Keep the door list."""
        for name in came:
            self.page.get_by_label(name, exact=True).select_option(label="kom")
        for name in stayed_away:
            self.page.get_by_label(name, exact=True).select_option(label="kom inte")
        self.presses("Spara dörrlistan")
        self.is_told("Dörrlistan är sparad.")

    def writes_note(self, kind: str, text: str, **more) -> None:
        self.follows("Skriv en anteckning")
        self.fills(kind=kind, text=text, **more)
        self.presses("Spara anteckningen")
        self.is_told("Anteckningen är sparad.")


class Promising(Person):
    """Proposals on their way to being promises."""

    def moves_it(self, how: str, *, reason: str, **more: str) -> None:
        """Move the proposal whose page is open, and say why."""
        self.follows(how)
        self.fills(reason=reason, **more)
        self.presses(how)
        self.is_told("Förslaget är flyttat.")
