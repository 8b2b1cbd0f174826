// What this tab keeps: words the server does not have yet, one slot per field, and the tab's own name.

const OURS = "alongside:"
const NAME = "alongside:tab"
const memory = new Map()

export const slotOf = (draft, field) => `${OURS}${draft}:${field}`

export function partsOf(slot) {
  const [draft, ...field] = slot.slice(OURS.length).split(":")
  return { draft, field: field.join(":") }
}

export function freshName() {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return Array.from(bytes, byte => byte.toString(36).padStart(2, "0")).join("")
}

// Memory goes first, so that a tab whose storage is full or forbidden still loses nothing while it is open.
export function take(slot) {
  if (memory.has(slot)) return memory.get(slot)
  try {
    const item = JSON.parse(sessionStorage.getItem(slot))
    if (item) memory.set(slot, item)
    return item
  } catch {
    return null
  }
}

export function keep(slot, item) {
  memory.set(slot, item)
  try {
    sessionStorage.setItem(slot, JSON.stringify(item))
  } catch {
    forgetStored(slot)
  }
}

export function forget(slot) {
  memory.delete(slot)
  forgetStored(slot)
}

// `draft` empty means every draft.
export function slotsOf(draft) {
  const start = draft ? slotOf(draft, "") : OURS
  return [...new Set([...memory.keys(), ...stored()])].filter(slot => slot.startsWith(start) && slot !== NAME)
}

// A duplicated tab begins with a copy of the other's storage. The other still holds its lock, and sends its own words.
export async function ownTab() {
  const known = take(NAME)
  if (known && (await lockedWithin(known.name, 4))) return known.name
  for (const slot of known ? slotsOf("") : []) forget(slot)
  const name = freshName()
  keep(NAME, { name })
  await lockedWithin(name, 1)
  return name
}

async function lockedWithin(name, attempts) {
  if (!navigator.locks) return true
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt) await new Promise(resolve => setTimeout(resolve, 100))
    if (await locked(name)) return true
  }
  return false
}

// The lock is held as long as the page lives.
function locked(name) {
  return new Promise(tell => {
    navigator.locks
      .request(OURS + name, { ifAvailable: true }, lock => {
        tell(Boolean(lock))
        return lock ? new Promise(() => {}) : undefined
      })
      .catch(() => tell(true))
  })
}

function stored() {
  try {
    return Object.keys(sessionStorage)
  } catch {
    return []
  }
}

function forgetStored(slot) {
  try {
    sessionStorage.removeItem(slot)
  } catch {
    // There is nothing to forget where storage is forbidden.
  }
}
