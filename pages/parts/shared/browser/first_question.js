// The first question of a draft, which on a phone stands in the HTML page itself until Streamlit's page has its box.
// What is typed is kept where the box would keep it. The box then gets words, focus and caret, and sends as it always
// does. Until this script is here the question is hidden: nobody types what nobody keeps.

import { beginAnew, freshName, keep, openFor, ownTab, slotOf, take } from "./tab.js"

const LONG = 5000
const LOOK = 250
const SIGNED_OUT = 401
// How often in a row the real page has to be at rest without our box, before it is another one: it draws in steps.
const AT_REST = 3

class FirstQuestion {
  constructor(block) {
    this.block = block
    this.input = block.querySelector("textarea")
    this.page = document.getElementById("root")
    this.told = JSON.parse(block.dataset.told)
    block.removeAttribute("data-told")
    block.handOver = box => this.handOver(box)
    this.input.oninput = () => this.typed()
    this.input.addEventListener("compositionstart", () => (this.isComposing = true))
    this.input.addEventListener("compositionend", () => {
      this.isComposing = false
      setTimeout(() => this.goIfTaken())
    })
    // Streamlit reads single letters as shortcuts.
    this.input.onkeydown = event => event.key !== "Escape" && event.key !== "Tab" && event.stopPropagation()
  }

  stand() {
    const { block, told } = this
    if (this.isBoxThere()) return this.go()
    const chosen = shadeChosen()
    if (chosen) block.style.colorScheme = chosen
    this.hidePage(true)
    block.hidden = false
    this.waiting = setInterval(() => this.tellOfWait(), LONG)
    this.looking = setInterval(() => this.look(), LOOK)
    this.opened = ownTab()
      .then(() => openFor(told.seals))
      .then(() => this.open())
  }

  // The tab may still hold words from before: what was typed meanwhile comes after them.
  open() {
    const { draft, field, version } = this.told
    const { value } = this.input
    this.slot = slotOf(draft, field)
    const before = take(this.slot)
    this.base = before ? before.base_version : version
    if (before) this.input.value = [before.words, value].filter(Boolean).join("\n")
    if (value) this.keep()
    this.block.dataset.keeps = ""
    requestAnimationFrame(() => setTimeout(window.beginPage))
  }

  get words() {
    return this.input.value.toWellFormed?.() ?? this.input.value
  }

  typed() {
    if (this.box) this.tellBox()
    else if (this.slot) this.keep()
  }

  keep() {
    keep(this.slot, { words: this.words, base_version: this.base, nonce: freshName() })
  }

  // The box keeps and sends from now on, also while a word is still being composed here.
  tellBox() {
    this.box.field.write(this.words)
    this.box.typed()
  }

  async handOver(box) {
    await this.opened
    if (this.box || box.slot !== this.slot || !box.isHere()) return
    this.box = box
    if (this.words !== box.field.words) this.input.value ? this.tellBox() : (this.input.value = box.field.words)
    this.goIfTaken()
  }

  goIfTaken() {
    const { input, page, box, block } = this
    if (!box || this.isComposing || !block.isConnected) return
    const real = box.field.input
    const { selectionStart, selectionEnd, selectionDirection } = input
    const isWritten = document.activeElement === input
    if (this.words !== box.field.words) this.tellBox()
    this.hidePage(false)
    const down = real.getBoundingClientRect().top - input.getBoundingClientRect().top
    page.querySelector('[data-testid="stMain"]')?.scrollBy({ top: down, behavior: "instant" })
    if (isWritten) {
      real.focus({ preventScroll: true })
      real.setSelectionRange(selectionStart, selectionEnd, selectionDirection)
    }
    this.go()
  }

  // Where the draft has moved on, or is covered or gone meanwhile, the page comes to rest without our box.
  look() {
    const { testScriptState: script, testConnectionState: line } = this.app?.dataset ?? {}
    const isDrawn = script === "notRunning" && line === "CONNECTED" && this.page.querySelector("h1")
    const isAnother = isDrawn && !this.isBoxThere()
    this.rests = isAnother ? (this.rests ?? 0) + 1 : 0
    if (this.rests >= AT_REST) this.go()
  }

  isBoxThere() {
    return this.page.getElementsByClassName(this.told.box).length > 0
  }

  get app() {
    return this.page.querySelector('[data-testid="stApp"]')
  }

  // Whoever is signed out meanwhile gets no line, and is led to sign in; the words wait in the tab until then.
  async tellOfWait() {
    const saying = this.block.querySelector(".late")
    if (this.slot && !saying.textContent) saying.textContent = this.told.late
    if (this.app?.dataset.testConnectionState === "CONNECTED") return
    const { status } = await fetch(location.href, { method: "HEAD" }).catch(() => ({}))
    if (status === SIGNED_OUT) this.opened.then(beginAnew)
  }

  go() {
    clearInterval(this.waiting)
    clearInterval(this.looking)
    this.hidePage(false)
    this.block.remove()
  }

  // From everybody, so that nobody hears it twice; and nothing is painted that is not seen.
  hidePage(hidden) {
    this.page.inert = hidden
    this.page.style.visibility = hidden ? "hidden" : ""
  }
}

// Streamlit keeps here what was chosen in its menu, in place of what the device says.
const shadeChosen = () => {
  try {
    return { '"Light"': "light", '"Dark"': "dark" }[localStorage.getItem(`stActiveTheme-${location.pathname}-v2`)]
  } catch {
    return undefined
  }
}

new FirstQuestion(document.getElementById("first-question")).stand()
