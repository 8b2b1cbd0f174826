from tests.browser.serving import A_DAY
from tests.browser.walking import *
from tests.browser.test_keyboard import *
def test_see(page, served, own):
    draft=own.start("full_walk","v1","en",A_DAY,step="trust").id
    go(page, f"{served.address}/reflect?draft={draft}", "Trust")
    tab_to(page, "textarea ")
    print(page.evaluate(FOCUSED))
    for i in range(6):
        page.keyboard.type("abc ")
        page.wait_for_timeout(400)
        print(i, page.evaluate(FOCUSED)[:60], [x.input_value() for x in page.locator(BOX).all()], own.answers(draft))
