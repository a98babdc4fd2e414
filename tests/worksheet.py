"""Tries a worksheet in headless Chromium: `worksheet.py SCENARIO FILE`. `tests/worksheet.rs` runs it."""

import base64
import os
import pathlib
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait


class Page:
    """The worksheet in a browser of its own."""

    def __init__(self, file):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for flag in ["--headless=new", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1280,900"]:
            options.add_argument(flag)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.url = pathlib.Path(file).resolve().as_uri()

    def open(self, before=None):
        """Loads it; `before` is a script that changes what the browser offers."""
        if before:
            self.send("Page.addScriptToEvaluateOnNewDocument", source=before)
        self.browser.get(self.url)
        return self

    def send(self, method, **arguments):
        return self.browser.execute_cdp_cmd(method, arguments)

    def run(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def card(self, name):
        found = [card for card in self.all(".card") if self.run("return arguments[0].querySelector('.name').textContent", card) == name]
        assert found, name
        return found[0]

    def part(self, name, selector):
        """A part of somebody's card, which is opened for it."""
        card = self.card(name)
        if selector not in [".done", "summary"]:
            self.run("arguments[0].querySelector('.fold').open = true", card)
        return self.clear(card.find_element(By.CSS_SELECTOR, selector))

    def choose(self, name, choice):
        select = self.part(name, ".choice")
        self.until("it offers choices", lambda: select.find_elements(By.TAG_NAME, "option"))
        Select(select).select_by_value(choice)

    def value(self, name):
        """Somebody's reply as it stands on the card."""
        return self.part(name, ".draft").get_property("value")

    def clear(self, element):
        self.run("arguments[0].scrollIntoView({ block: 'center' })", element)
        return element

    def shown(self):
        """The names on the cards that can be seen, from the top."""
        return [card.find_element(By.CSS_SELECTOR, ".name").text for card in self.all(".card") if card.is_displayed()]

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def chord(self, key):
        ActionChains(self.browser).key_down(Keys.CONTROL).send_keys(key).key_up(Keys.CONTROL).perform()

    def until(self, what, is_so):
        """Waits for what a page does in its own time."""
        WebDriverWait(self.browser, 10, 0.02).until(lambda _: is_so(), what)

    def said(self, text):
        self.until(f"it says {text!r}", lambda: self.one("#say").get_attribute("textContent") == text)

    def search(self, text):
        box = self.one("#search")
        box.send_keys(Keys.CONTROL, "a")
        box.send_keys(Keys.BACKSPACE, text)

    def pasted(self):
        """What the clipboard holds, by pasting it over somebody's reply."""
        field = self.part("Ida Holm", ".draft")
        field.click()
        self.chord("a")
        self.chord("v")
        text = field.get_property("value")
        self.part("Ida Holm", ".reset").click()
        return text

    def focused(self):
        return self.browser.switch_to.active_element


def same(found, expected):
    assert found == expected, f"expected {expected!r}\n   found {found!r}"


def copying(page):
    page.open()
    reply = page.part("Ana Ruiz", ".draft").get_property("value")
    assert reply.startswith("Hi Ana,\n\n") and "the night train to Porto" in reply, reply
    button = page.part("Ana Ruiz", ".copy")
    same(button.text.split("\n")[0].split(" the reply")[0], "Copy")
    button.click()
    page.until("the button says so", lambda: button.find_element(By.CSS_SELECTOR, ".face").text == "Copied ✓")
    page.said("Copied the reply to Ana Ruiz.")
    same(page.pasted(), reply)
    page.part("Ana Ruiz", ".draft").send_keys(Keys.CONTROL, Keys.END)
    page.part("Ana Ruiz", ".draft").send_keys("\n\nYours, <Sam> & Co. ✓")
    button.click()
    page.until("the button says so", lambda: button.find_element(By.CSS_SELECTOR, ".face").text == "Copied ✓")
    same(page.pasted(), reply + "\n\nYours, <Sam> & Co. ✓")
    page.until("the button goes back", lambda: button.find_element(By.CSS_SELECTOR, ".face").text == "Copy")


def copying_refused(page):
    page.open("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.part("Ana Ruiz", ".copy").click()
    page.said("Copied the reply to Ana Ruiz.")
    same(page.pasted(), page.part("Ana Ruiz", ".draft").get_property("value"))
    page.open("document.execCommand = () => false")
    page.part("JO MARSH", ".copy").click()
    page.said("The browser does not let the page copy: the reply is selected, press Ctrl+C.")
    same(page.part("JO MARSH", ".face").text, "Press Ctrl+C")
    page.chord("c")
    same(page.pasted(), page.part("JO MARSH", ".draft").get_property("value"))


def editing(page):
    page.open()
    # Characters are Unicode scalar values: an emoji is one.
    field = page.part("Zoë Brontë", ".draft")
    count = len(field.get_property("value"))
    same(page.part("Zoë Brontë", ".count").text, f"{count} of 1900 characters, fits a note (300)")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("Zoë! ✓é")
    page.run("arguments[0].setRangeText('🎯', 0, 0); arguments[0].dispatchEvent(new Event('input', { bubbles: true }))", field)
    same(page.part("Zoë Brontë", ".count").text, "8 of 1900 characters, fits a note (300)")
    for number, count in [(301, "301 of 1900 characters, too long for a note (300)"), (1901, "1901 of 1900 characters, 1 too many")]:
        page.run("arguments[0].value = '🎯'.repeat(arguments[1]); arguments[0].dispatchEvent(new Event('input', { bubbles: true }))", field, number)
        same(page.part("Zoë Brontë", ".count").text, count)
        same(field.get_attribute("aria-invalid"), "true" if number > 1900 else "false")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys("Mine")
    page.open()
    same(page.part("Zoë Brontë", ".draft").get_property("value"), "Mine")
    page.part("Zoë Brontë", ".reset").click()
    assert page.part("Zoë Brontë", ".draft").get_property("value").startswith("Hi Zoë,\n")
    assert not page.part("Zoë Brontë", ".reset").is_displayed()
    page.open()
    assert page.part("Zoë Brontë", ".draft").get_property("value").startswith("Hi Zoë,\n")
    same(page.run("return localStorage.length"), 0)


def filtering(page):
    page.open()
    open_cards = ["Ana Ruiz", "Ida Holm", "Zoë Brontë", "JO MARSH", "Jane Doe"]
    same(page.shown(), open_cards)
    same([heading.text for heading in page.all("h2")], ["Personal notes and ties 3", "The others 2", "Ignore suggested 1"])
    for text, found in [
        ("ana", ["Ana Ruiz"]),
        ("RUIZ  porto", ["Ana Ruiz"]),
        ("bronte", ["Zoë Brontë"]),
        ("cafe", ["Zoë Brontë"]),
        ("nordlys", ["Ida Holm"]),
        ("railway", ["Ana Ruiz"]),
        ("lead generation", ["Max Kern"]),
        ("remind", ["JO MARSH"]),
        (page.part("JO MARSH", ".draft").get_property("value")[-30:], ["JO MARSH"]),
        ("<b>", []),
        (".*", []),
    ]:
        page.search(text)
        same(page.shown(), found)
        same(page.one("#shown").text, f"{len(found)} of 6 shown")
    assert page.one("#none").is_displayed()
    page.one("#clear").click()
    same(page.shown(), open_cards)
    same(page.one("#shown").text, "6 shown")
    same([option.text for option in Select(page.one("#class")).options], ["All", "known (2)", "known, unsure (1)", "spam, suspected (1)", "stranger (2)"])
    Select(page.one("#class")).select_by_value("spam, suspected")
    same(page.shown(), ["Max Kern"])
    Select(page.one("#class")).select_by_value("known, unsure")
    Select(page.one("#reply")).select_by_value("remind")
    same(page.shown(), ["JO MARSH"])
    same([heading.text for heading in page.all("h2") if heading.is_displayed()], ["The others 1 of 2"])
    page.one("#search").send_keys("ana")
    same(page.shown(), [])
    page.one("#clear").click()
    same(page.shown(), open_cards)
    page.part("JO MARSH", ".draft").send_keys("periwinkle")
    page.search("periwinkle")
    same(page.shown(), ["JO MARSH"])


def ticking(page):
    page.open()
    same(page.one("#handled").text, "0 of 8 done")
    page.part("Ana Ruiz", ".done").click()
    page.all(".card[data-reply='remind'] .done")[1].click()
    same(page.one("#handled").text, "2 of 8 done")
    same(page.run("return arguments[0].querySelector('.draft').checkVisibility()", page.card("Ana Ruiz")), False)
    ticks = [box.is_selected() for box in page.all(".done")]
    same(sum(ticks), 2)
    page.open()
    same([box.is_selected() for box in page.all(".done")], ticks)
    # A worksheet that was made again, elsewhere.
    file = pathlib.Path(page.url.removeprefix("file://"))
    text = file.read_text("utf-8")
    again = file.with_name("again.html")
    again.write_text(text, "utf-8")
    here, page.url = page.url, again.as_uri()
    page.open()
    same([box.is_selected() for box in page.all(".done")], ticks)
    page.url = here
    page.open()
    page.one("#open").click()
    assert "Ana Ruiz" not in page.shown()
    page.part("Ida Holm", ".done").click()
    assert "Ida Holm" not in page.shown()
    same(page.focused().tag_name, "summary")
    page.one("#open").click()
    page.part("Ana Ruiz", ".done").click()
    page.open()
    assert not page.part("Ana Ruiz", ".done").is_selected()
    # What somebody else left under our names breaks nothing.
    page.run("for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{]')")
    page.open()
    same(page.one("#handled").text, "0 of 8 done")


def keeping_refused(page):
    page.open("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.part("Ana Ruiz", ".done").click()
    same(page.one("#handled").text, "1 of 6 done")
    page.said("This browser keeps nothing: ticks and edits are gone when you close the page.")
    page.search("holm")
    same(page.shown(), ["Ida Holm"])
    page.part("Ida Holm", ".copy").click()
    page.said("Copied the reply to Ida Holm.")


def choosing(page):
    page.open()
    drafted = page.value("JO MARSH")
    page.choose("JO MARSH", "ties:met")
    page.said("JO MARSH: known, reply accept")
    accepted = page.value("JO MARSH")
    assert accepted != drafted and accepted.startswith("Hi Jo,"), accepted
    same(page.part("JO MARSH", ".why").text, "Your policy accepts the tie `met`.")
    same(page.part("JO MARSH", ".ties").text, "met")
    page.choose("JO MARSH", "reason:unsure")
    same(page.part("JO MARSH", ".class").text, "known, unsure")
    page.choose("JO MARSH", "reason:spam")
    same(page.part("JO MARSH", ".class").text, "spam")
    page.choose("JO MARSH", "reply:ignore")
    assert page.part("JO MARSH", ".nothing").is_displayed() and not page.part("JO MARSH", ".draft").is_displayed()
    same(page.part("JO MARSH", ".count").is_displayed(), False)
    # Edits belong to their choice, and come back with it, also after a reload.
    page.choose("JO MARSH", "ties:met")
    page.part("JO MARSH", ".draft").send_keys(Keys.CONTROL, Keys.END)
    page.part("JO MARSH", ".draft").send_keys(" Mine.")
    page.choose("JO MARSH", "")
    same(page.value("JO MARSH"), drafted)
    page.choose("JO MARSH", "ties:met")
    same(page.value("JO MARSH"), accepted + " Mine.")
    page.open()
    same(page.value("JO MARSH"), accepted + " Mine.")
    same(page.part("JO MARSH", ".choice").get_property("value"), "ties:met")
    page.part("JO MARSH", ".reset").click()
    same(page.value("JO MARSH"), accepted)
    # Who is to be answered otherwise isn't answered yet.
    page.part("JO MARSH", ".done").click()
    page.choose("JO MARSH", "reply:why")
    page.said("JO MARSH: known, unsure, reply why, not done")
    assert not page.part("JO MARSH", ".done").is_selected()
    same(page.one("#handled").text, "0 of 6 done")
    # Whom nothing was drafted for, too.
    page.one("#search").send_keys("kern")
    page.choose("Max Kern", "reply:why")
    assert page.value("Max Kern").startswith("Hi Max,\n"), page.value("Max Kern")


def saving(page):
    page.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(pathlib.Path.cwd()))
    page.open()
    page.choose("JO MARSH", "ties:met")
    page.choose("Ana Ruiz", "reason:unsure")
    page.choose("Jane Doe", "reply:why")
    page.one("#save").click()
    page.said("Saved what you say of 4 people: decisions.jsonl")
    page.until("it is there", lambda: pathlib.Path("decisions.jsonl").exists())


def sorting(page):
    page.open()
    def names():
        return page.run("return [...document.querySelectorAll('.name')].map((it) => it.textContent)")
    def clear():
        page.run("document.getElementById('clear').click()")
    read = names()
    for order, expected in [
        ("name", ["Ana Ruiz", "Ben Ode", "Ida Holm", "Zoë Brontë"]),
        ("mutuals", ["Zoë Brontë", "Ida Holm", "Ana Ruiz", "Ben Ode"]),
        ("received", ["Ida Holm", "Ana Ruiz", "Zoë Brontë", "Ben Ode"]),
    ]:
        Select(page.one("#sort")).select_by_value(order)
        same(names()[:4], expected)
    page.one("#mutuals").send_keys("5")
    same(page.shown(), ["Zoë Brontë"])
    clear()
    Select(page.one("#lang")).select_by_value("de")
    same(page.shown(), ["Uwe Hahn"])
    clear()
    Select(page.one("#claim")).select_by_value("a tie")
    same(page.shown(), ["Ben Ode"])
    clear()
    Select(page.one("#sort")).select_by_value("")
    same(names(), read)


def compact(page):
    page.send("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    page.open()
    # A busy browser takes its time to resize.
    page.until("it has this size", lambda: page.run("return [innerWidth, innerHeight]") == [1280, 900])
    fitting = page.run("return [...document.querySelectorAll('.card')].filter((it) => it.getBoundingClientRect().bottom <= innerHeight).length")
    assert fitting >= 10, fitting
    assert page.card("Person0 Lee").find_element(By.CSS_SELECTOR, ".glance").is_displayed()
    # The last of many is found without scrolling to it.
    page.run("scrollTo(0, document.body.scrollHeight)")
    page.press("/")
    page.press("person39")
    box = page.run("const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight", page.card("Person39 Lee"))
    assert box, "a search shows its first hit"


def scriptless(page):
    page.send("Emulation.setScriptExecutionDisabled", value=True)
    page.browser.get(page.url)
    page.send("Emulation.setScriptExecutionDisabled", value=False)
    for selector in [".note", ".why", "textarea"]:
        for part in page.all(selector):
            same(part.is_displayed(), part.get_attribute("value") != "")
    same(len([name for name in page.all(".name") if name.is_displayed()]), 6)
    assert not [it for it in page.all(".choosing") if it.is_displayed()]


def namesakes(page):
    """The second of two Kims is ticked; a later worksheet has that one alone, then the other one alone."""
    page.open()
    page.all(".done")[1].click()
    here = page.url
    for file, ticks in [("second.html", [True]), ("first.html", [False])]:
        page.url = pathlib.Path(file).resolve().as_uri()
        page.open()
        same([box.is_selected() for box in page.all(".done")], ticks)
    page.url = here


def keyboard(page):
    page.open()
    stops = []
    for _ in range(80):
        page.press(Keys.TAB)
        stop = page.run(
            "const at = document.activeElement; const style = getComputedStyle(at);"
            "return at === document.body ? null : [at.id || at.className || at.tagName, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]"
        )
        if stop is None or stops and stop == stops[0]:
            break
        assert stop[1], f"{stop[0]} shows that it has the focus"
        stops.append(stop)
    names = [name for name, _ in stops]
    bar = ["search", "class", "reply", "lang", "claim", "mutuals", "sort", "open", "save"]
    same(names[:13], ["skip", *bar, "SUMMARY", "copy has-text", "done"])
    same(names[-1], "SUMMARY")
    same((names.count("done"), names.count("SUMMARY")), (5, 6))
    page.card("Ana Ruiz").find_element(By.CSS_SELECTOR, "summary").send_keys(Keys.ENTER)
    stops = []
    for _ in range(5):
        page.press(Keys.TAB)
        stops.append(page.run("return document.activeElement.id || document.activeElement.className"))
    same(stops, ["profile", "choice", "draft-1", "copy has-text", "done"])
    page.open()
    at = lambda: page.run("return document.activeElement.closest('.card')?.querySelector('.name').textContent")
    for key, name in [("j", "Ana Ruiz"), ("j", "Ida Holm"), ("j", "Zoë Brontë"), ("k", "Ida Holm"), ("k", "Ana Ruiz"), ("k", "Ana Ruiz")]:
        page.press(key)
        same(at(), name)
    page.press("c")
    page.said("Copied the reply to Ana Ruiz.")
    page.press("e")
    same(page.focused().get_attribute("id"), "draft-1")
    page.press("jkcx/")
    assert "jkcx/" in page.focused().get_property("value"), "letters in a field are letters"
    page.press(Keys.ESCAPE, "x")
    page.said("Ana Ruiz: done")
    assert page.part("Ana Ruiz", ".done").is_selected()
    page.press("/")
    same(page.focused().get_attribute("id"), "search")
    page.press("kern")
    same(page.shown(), ["Max Kern"])
    page.press(Keys.ESCAPE)
    assert "Max Kern" not in page.shown()
    page.one(".group > summary").send_keys(Keys.ENTER)
    assert "Max Kern" in page.shown()
    page.one(".skip").send_keys(Keys.ENTER)
    page.press("j", "j", "x")
    assert page.part("Ida Holm", ".done").is_selected()


def hostile(page):
    page.open()
    page.run("document.querySelectorAll('.card').forEach((card) => { card.querySelector('.fold').open = true; card.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); })")
    for control in page.all(".copy") + page.all(".done"):
        page.clear(control).click()
    for link in page.all("a.profile"):
        same(link.get_attribute("href").split(":")[0], "https")
    same(len(page.all("a.profile")), 1)
    page.search("<script>")
    page.send("Page.printToPDF")
    same(page.run("return [window.hacked, document.scripts.length, document.images.length, document.querySelectorAll('svg, iframe, b, object, embed, body style').length]"), [None, 2, 0, 0])
    same(page.run("return [...document.querySelectorAll('*')].flatMap((it) => it.getAttributeNames()).filter((it) => it.startsWith('on') || it === 'style')"), [])
    names = page.run("return [...document.querySelectorAll('.name')].map((it) => it.textContent)")
    assert "<script>window.hacked = 1</script>" in names, names
    assert "<!-- --!> ]]> {{ 7 * 7 }} {% raw %} &lt;b&gt;" in names, names
    assert "gpj.exe" in names, names
    drafts = page.run("return [...document.querySelectorAll('.draft')].map((it) => it.value)")
    assert any("your note about </textarea></style></script><svg onload=window.hacked=1>!" in draft for draft in drafts), drafts


def confined(page):
    page.open()
    requests = [entry["message"] for entry in page.browser.get_log("performance") if '"Network.requestWillBeSent"' in entry["message"]]
    assert all('"url":"file:' in request for request in requests), requests
    same(page.run(
        "window.ran = []; const tries = ["
        "() => { document.body.insertAdjacentHTML('beforeend', '<p>x</p>'); ran.push('markup'); },"
        "() => { const it = document.createElement('p'); it.setAttribute('onclick', 'ran.push(1)'); document.body.append(it); it.click(); },"
        "() => { const it = document.createElement('script'); it.append('ran.push(2)'); document.body.append(it); },"
        "() => { document.body.setAttribute('style', 'color: red'); if (document.body.style.color === 'red') ran.push('style'); },"
        "() => { setTimeout('ran.push(3)'); },"
        "]; for (const attempt of tries) try { attempt(); } catch {} return ran"
    ), [])
    refused = page.browser.execute_async_script(
        "const end = arguments[0]; const image = new Image(); image.onerror = () => "
        "fetch('https://example.com/').then(() => end('fetched'), () => end('refused')); image.onload = () => end('loaded'); image.src = 'https://example.com/x.png'"
    )
    same(refused, "refused")
    same(page.run("return window.ran"), [])
    messages = [entry["message"] for entry in page.browser.get_log("browser")]
    assert sum("Content Security Policy" in message for message in messages) >= 4, messages


def accessible(page):
    """Has axe look at the page, closed and open, light and dark."""
    axe = (pathlib.Path(__file__).parent.parent / "target/axe-4.14.1.min.js").read_text()
    for scheme in ["light", "dark"]:
        page.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        for is_open in [False, True]:
            page.open().run("for (const it of document.querySelectorAll('details')) it.open = arguments[0]", is_open)
            # What is out of sight isn't laid out until it is scrolled to, and couldn't be measured.
            page.run("for (const it of document.querySelectorAll('.card')) it.style.contentVisibility = 'visible'")
            page.run(axe)
            found = page.browser.execute_async_script(
                "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(arguments[0])")
            same([(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]], [])
            assert len(found["passes"]) > 30, len(found["passes"])


def enlarged(page):
    page.send("Emulation.setDeviceMetricsOverride", width=1280, height=900, deviceScaleFactor=1, mobile=False)
    page.open()
    page.run("document.documentElement.style.fontSize = '200%'; for (const it of document.querySelectorAll('details')) it.open = true")
    same(page.run("return document.documentElement.scrollWidth"), 1280)
    cut = page.run(
        "return [...document.querySelectorAll('button, label, p, h3, .chip')].filter((it) => it.checkVisibility())"
        ".filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== 'inline').map((it) => it.className || it.textContent)"
    )
    same(cut, [])
    covered = page.run(
        "return [...document.querySelectorAll('.actions')].filter((it) => { const card = it.closest('.card').querySelector('.verdict').getBoundingClientRect();"
        "const own = it.getBoundingClientRect(); return own.left < card.right && own.top < card.bottom && own.bottom > card.top; }).length"
    )
    same(covered, 0)


def phone(page):
    for width in [390, 320]:
        page.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=2, mobile=True)
        page.open()
        page.run("for (const it of document.querySelectorAll('details')) it.open = true")
        same(page.run("return document.documentElement.scrollWidth"), width)
        small = page.run(
            "return [...document.querySelectorAll('button, select, input[type=search], .tick')].filter((it) => it.checkVisibility())"
            ".map((it) => [it.className || it.id, it.getBoundingClientRect().height]).filter(([, height]) => height < 40)"
        )
        same(small, [])
    # A field of less than 16 px makes a phone zoom in on focus.
    same(page.run("return [...document.querySelectorAll('textarea, select, input[type=search]')].filter((it) => parseFloat(getComputedStyle(it).fontSize) < 16).length"), 0)


def printing(page):
    page.open()
    page.part("Ana Ruiz", ".draft").send_keys("\nas edited\n" + "and on\n" * 60 + "to the end")
    pdf = base64.b64decode(page.send("Page.printToPDF")["data"])
    assert pdf.startswith(b"%PDF-") and len(pdf) > 10_000
    page.send("Emulation.setEmulatedMedia", media="print")
    same(page.run("return [...document.querySelectorAll('.note, .why')].map((it) => it.checkVisibility())"), [True] * 7)
    for card in page.all(".card"):
        if card.find_element(By.CSS_SELECTOR, ".nothing").is_displayed() or not card.is_displayed():
            continue
        mirror = card.find_element(By.CSS_SELECTOR, ".mirror")
        assert mirror.is_displayed()
        same(mirror.get_property("textContent"), card.find_element(By.CSS_SELECTOR, ".draft").get_property("value"))
    assert page.part("Ana Ruiz", ".mirror").get_property("textContent").endswith("to the end")
    same([it.get_attribute("class") for it in page.all("button, .bar, textarea, kbd") if it.is_displayed()], [])
    page.send("Emulation.setEmulatedMedia", media="screen", features=[{"name": "prefers-color-scheme", "value": "dark"}])


def thousand(page):
    start = time.monotonic()
    page.open()
    same(page.one("#shown").text, "1000 shown")
    loaded = time.monotonic() - start
    took = page.browser.execute_async_script("""
        const end = arguments[0];
        const search = document.getElementById('search');
        const took = [];
        const step = (texts) => {
          if (texts.length === 0) return end(took);
          const start = performance.now();
          search.value = texts[0];
          search.dispatchEvent(new Event('input', { bubbles: true }));
          requestAnimationFrame(() => setTimeout(() => { took.push(performance.now() - start); step(texts.slice(1)); }));
        };
        step(['p', 'person99', 'queues', '', 'person999 lee', '']);
    """)
    print(f"loaded in {loaded:.2f} s, a key takes {max(took):.0f} ms at most")
    same(page.one("#shown").text, "1000 shown")
    assert loaded < 5, loaded
    # A person takes less than half a second for at once. The median, as the machine is busy with other tests.
    assert sorted(took)[len(took) // 2] < 500, took
    start = time.monotonic()
    page.press("j", "x", "j", "x")
    same(page.one("#handled").text, "2 of 1000 done")
    assert time.monotonic() - start < 2


def main():
    scenario, file = sys.argv[1:]
    page = Page(file)
    try:
        globals()[scenario](page)
        if scenario != "confined":
            same([entry["message"] for entry in page.browser.get_log("browser")], [])
    finally:
        page.browser.quit()
    print("tried")


main()
