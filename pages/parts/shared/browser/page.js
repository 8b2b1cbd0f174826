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

onReturn(() => {
  wokenAt = 0
  wakePage()
  nudge()
})
const sendAll = () => everyBox(box => box.send())
window.addEventListener("pagehide", sendAll)
window.addEventListener("online", sendAll)
document.addEventListener("visibilitychange", sendAll)
