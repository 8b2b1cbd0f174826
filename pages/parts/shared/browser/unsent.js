// Whether any tab of this browser has words that are not saved: each that does holds a lock for as long.

export const OURS = "alongside:"
export const NAME = "alongside:tab"
const LOCK = "alongside:unsent"
let release

// What lies in this tab's storage by whoever wrote it, but for the tab's own name.
export function storedHere(from = OURS) {
  try {
    return Object.keys(sessionStorage).filter(slot => slot.startsWith(from) && slot !== NAME)
  } catch {
    return []
  }
}

export function tellOfUnsent(has) {
  if (has && !release) {
    const held = new Promise(done => (release = done))
    navigator.locks?.request(LOCK, { mode: "shared" }, () => held).catch(() => {})
  } else if (!has && release) {
    release()
    release = undefined
  }
}

export async function isAnyUnsent() {
  if (storedHere().length) return true
  const { held } = await navigator.locks.query()
  return held.some(({ name }) => name === LOCK)
}
