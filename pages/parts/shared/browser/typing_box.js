// A text box that sends its words while one types, and keeps them in the tab until the server shows it has them.
// A message sent while the connection is down is dropped without a word, so what is not acknowledged is sent again.

import { dated } from "./date_field.js"
import { Field } from "./field.js"
import { boxes, leads, nudge, sayWhenAway, wakePage } from "./page.js"
import { Saying, clock } from "./saying.js"
import { AGAIN, LONG, PAUSE, PRESS, STEADY, TURN, cut, inTurn, overBy } from "./sending.js"
import { forget, freshName, keep, openFor, ownTab, partsOf, slotOf, slotsOf, take } from "./tab.js"

const shownBefore = new Map()
const drawnLast = new Map()
const look = new CSSStyleSheet()
let tab

const ready = Promise.all([
  ownTab().then(name => (tab = name)),
  fetch(new URL("typing_box.css", import.meta.url), { signal: AbortSignal.timeout(3000) })
    .then(response => response.text())
    .then(text => look.replace(text))
    .catch(() => {}),
])

// Called for every drawing of a box. The function it returns is called when the box leaves the page, and also when one
// drawing comes on the heels of another: then the box stands, with the focus in it.
export default function (component) {
  const root = component.parentElement
  drawnLast.set(root, component)
  const [data] = component.data
  Promise.all([kindOf(data), ready.then(() => openFor(data.seals))]).then(([Kind]) => {
    if (drawnLast.get(root) !== component) return
    const box = boxes.get(root) ?? new Kind(root)
    boxes.set(root, box)
    box.component = component
    box.draw()
  })
  return () => {
    if (root.isConnected) return
    const box = boxes.get(root)
    drawnLast.delete(root)
    boxes.delete(root)
    box?.leave()
  }
}

// Most pages have no scale and need not wait for its script.
async function kindOf({ day, scale }) {
  if (scale) return (await import("./place_field.js")).tapped(Box)
  return day ? DateBox : Box
}

class Box {
  constructor(root, field = new Field(root)) {
    this.root = root
    this.field = field
    this.saying = new Saying(root.querySelector(".state"), root.querySelector("[role=status]"))
    root.adoptedStyleSheets = [look]
    const { input } = this.field
    input.oninput = () => this.typed()
    input.onblur = () => this.left()
    input.onkeydown = event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.send()
      // Streamlit reads single letters as shortcuts and cannot see that they are typed inside this box.
      if (event.key !== "Escape" && event.key !== "Tab") event.stopPropagation()
    }
  }

  isHere() {
    return boxes.get(this.root) === this
  }

  draw() {
    const [data] = this.component.data
    if (data === this.data) return
    const slot = data.field === null ? undefined : slotOf(data.draft, data.field)
    const moved = !this.data || slot !== this.slot
    if (moved && this.data) nudge()
    this.data = data
    this.slot = slot
    this.acknowledge()
    if (data.away) sayWhenAway(data.away)
    if (slot) {
      this.drawField(moved)
      // Where the HTML page itself held the question of this box, its words, focus and caret come over now.
      document.getElementById("first-question")?.handOver?.(this)
    }
    if (moved) this.plan(0)
  }

  drawField(moved) {
    this.field.draw(this.data)
    if (moved) this.begin()
    this.takeOver()
    this.tell()
  }

  // Words the tab still holds win over the server's: they are newer, and nobody else has them.
  begin() {
    const item = take(this.slot)
    this.since = Date.now()
    this.unsentSince = undefined
    this.savedAt = this.data.savedAt && new Date(this.data.savedAt)
    this.saying.begin()
    this.field.write(item ? item.words : this.shown.words)
    this.version = item ? item.base_version : this.shown.version
  }

  acknowledge() {
    const { data, slot } = this
    for (const [draft, field, nonce] of data.kept) this.settle(slotOf(draft, field), nonce)
    if (!slot) return
    if (data.words !== null) shownBefore.set(slot, { words: data.words, version: data.version })
    this.shown = shownBefore.get(slot) ?? { words: "", version: data.version }
    if (take(slot)?.words === data.words) {
      forget(slot)
      this.savedAt = data.savedAt && new Date(data.savedAt)
    }
  }

  settle(slot, nonce) {
    const { version, words } = this.data
    const own = slot === this.slot
    const item = take(slot)
    const settled = item?.nonce === nonce
    if (own) {
      this.savedAt = new Date()
      this.since = Date.now()
      this.version = version
      if (settled && words === null) shownBefore.set(slot, { words: item.words, version })
    }
    if (settled && !this.over(item)) forget(slot)
    else if (item && (own || settled)) keep(slot, { ...item, base_version: own ? version : item.base_version, kept: settled })
  }

  // What another tab or device has kept is shown only where it takes nothing out of anybody's hands.
  takeOver() {
    const { shown, field } = this
    if (take(this.slot)) return
    if (!field.isFocused && shown.words !== field.words && shown.version >= this.version) field.write(shown.words)
    if (shown.words === field.words) this.version = shown.version
  }

  typed() {
    const now = Date.now()
    const words = this.field.words.toWellFormed?.() ?? this.field.words
    const before = take(this.slot)
    if (!before || before.kept) this.since = now
    keep(this.slot, { words, base_version: this.version, nonce: freshName() })
    this.unsentSince ??= now
    this.plan(Math.min(PAUSE, Math.max(0, this.unsentSince + STEADY - now)))
    this.field.grow()
    this.tell()
  }

  // On a touch screen the click on a button outside follows within the same turn. Streamlit would put both into one
  // message and run only this fragment, so the button would seem dead: the words wait until it is on its way. And other
  // words may be longer: they come after the press that took the focus away, or it would miss what moves under it.
  left() {
    if (this.unsentSince) this.plan(TURN)
    else if (this.data) setTimeout(() => this.isHere() && this.takeOver(), PRESS)
  }

  plan(wait) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), wait)
  }

  send() {
    clearTimeout(this.timer)
    this.unsentSince = undefined
    const items = this.waiting()
    if (this.slot) this.tell()
    if (!items.length) return
    this.post(items)
    if (Date.now() - this.since >= LONG) wakePage()
    this.plan(AGAIN)
  }

  post(items) {
    const how = this.data.day?.stays ? "setStateValue" : "setTriggerValue"
    inTurn(() => this.isHere() && this.component[how]("typed", { tab, items }))
  }

  waiting() {
    const drawn = new Set([...boxes.values()].map(box => box.slot))
    const left = leads(this) ? slotsOf(this.data.draft).filter(slot => !drawn.has(slot)) : []
    return [...(this.slot ? [this.slot] : []), ...left].flatMap(slot => {
      const item = take(slot)
      if (!item || item.kept) return []
      const words = cut(item.words, this.data.limit)
      return [{ ...partsOf(slot), words, base: item.base_version, nonce: item.nonce }]
    })
  }

  leave() {
    clearTimeout(this.timer)
    nudge()
  }

  over(item) {
    return item ? overBy(item.words, this.data.limit) : 0
  }

  tell() {
    const item = take(this.slot)
    const what = this.finding(item)
    this.saying.say(what, this.text(what), this.values(item))
  }

  text(what) {
    const { says, trouble } = this.data
    return { ...says, trouble }[what] ?? ""
  }

  values(item) {
    return {
      time: this.savedAt ? clock(this.savedAt) : "",
      over: this.over(item).toLocaleString(),
      limit: this.data.limit.toLocaleString(),
    }
  }

  finding(item) {
    const waited = item && !item.kept ? Date.now() - this.since : 0
    if (item && !item.kept && this.data.trouble) return "trouble"
    if (waited >= LONG || (waited && !navigator.onLine)) return "lost"
    if (this.over(item)) return "over"
    if (waited >= AGAIN) return "saving"
    return this.savedAt ? "saved" : ""
  }
}

const DateBox = dated(Box)
