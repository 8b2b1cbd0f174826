// The boxes of the page, and what they do together.

import { LONG, TURN } from "./sending.js"

const STATE = "data-test-connection-state"

export const boxes = new Map()
let wokenAt = 0

// One box of a draft sends what is left of boxes that are gone; an outbox does so only where there is no box.
export function leads(box) {
  const sharing = [...boxes.values()].filter(other => other.data?.draft === box.data.draft)
  return box === (sharing.find(other => other.slot) ?? sharing[0])
}

export const nudge = () => everyBox(box => box.plan(TURN))

// A server that was restarted knows no fragment of this page before the whole page has run: an outbox, which is in no
// fragment, makes it run.
export function wakePage() {
  if (Date.now() - wokenAt < LONG) return
  wokenAt = Date.now()
  everyBox(box => box.slot || box.post(box.waiting()))
}

function everyBox(act) {
  for (const box of boxes.values()) if (box.data) act(box)
}

// Streamlit says on its outermost element whether it is connected, and nowhere a component could ask.
function onReturn(act) {
  const app = document.querySelector(`[${STATE}]`)
  if (!app) return
  let before = app.getAttribute(STATE)
  new MutationObserver(() => {
    const now = app.getAttribute(STATE)
    if (now === "CONNECTED" && before !== now) act()
    before = now
  }).observe(app, { attributeFilter: [STATE] })
}

// Streamlit tells of a server that does not answer in words for programmers. Its nodes stay its own; their words are ours.
let away
export const sayWhenAway = words => (away = words)

const tellOfIt = () => {
  const heading = document.querySelector('[role="dialog"] h2')
  if (!away || heading?.textContent !== "Connection error") return
  const said = heading.nextElementSibling
  const words = document.createTreeWalker(said, NodeFilter.SHOW_TEXT)
  heading.firstChild.nodeValue = away.title
  for (let text = away.words; words.nextNode(); text = "") words.currentNode.nodeValue = text
  for (const code of said.querySelectorAll("pre, button")) code.closest("div").style.display = "none"
}

// A dialog is put on the page first and filled after that, on a busy machine a good while after.
const filling = new MutationObserver(tellOfIt)
new MutationObserver(changes => {
  tellOfIt()
  for (const { addedNodes } of changes)
    for (const added of addedNodes) filling.observe(added, { childList: true, subtree: true })
}).observe(document.body, { childList: true })

onReturn(() => {
  wokenAt = 0
  wakePage()
  nudge()
})
const sendAll = () => everyBox(box => box.send())
window.addEventListener("pagehide", sendAll)
window.addEventListener("online", sendAll)
document.addEventListener("visibilitychange", sendAll)
