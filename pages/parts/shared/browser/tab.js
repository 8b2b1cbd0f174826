// What this tab keeps: words the server does not have yet, one slot per field, and the tab's own name. Where people sign
// in, storage holds the words of each under that person's mark and sealed; memory alone has them as they are.

import { sealOf, sealed, unsealed } from "./seal.js"
import { NAME, OURS, storedHere, tellOfUnsent } from "./unsent.js"

const memory = new Map()
const onTheirWay = new Set()
const startOf = ([mark]) => `${OURS}${mark}:`
let seal
let start = OURS
let opened
let owned

export const slotOf = (draft, field) => `${start}${draft}:${field}`

export function partsOf(slot) {
  const [draft, ...field] = slot.slice(start.length).split(":")
  return { draft, field: field.join(":") }
}

export function freshName() {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return Array.from(bytes, byte => byte.toString(36).padStart(2, "0")).join("")
}

// Makes the tab that of whoever is signed in, with what it still holds of theirs; of nobody's own where nobody signs in.
// Where it was another's before, the page begins anew, so that nothing of theirs is in it.
export function openFor(seals) {
  const marks = seals.map(([mark]) => mark)
  opened ??= { mark: marks[0], done: openWith(seals) }
  return marks[0] === opened.mark || marks.includes(opened.mark) ? opened.done : beginAnew()
}

async function openWith(seals) {
  if (!seals.length) return
  start = startOf(seals[0])
  seal = {}
  if (!crypto.subtle) return
  const [first, ...older] = await Promise.all(seals.map(sealOf))
  seal = first
  for (const slot of storedHere(start)) await open(first, slot, item => memory.set(slot, item))
  for (const one of older) await takeOverFrom(one)
  tell()
}

// What was sealed before the server's key was changed.
async function takeOverFrom(older) {
  const from = startOf([older.mark])
  for (const slot of storedHere(from)) {
    await open(older, slot, item => keep(start + slot.slice(from.length), item))
    await Promise.all(onTheirWay)
    if (memory.has(start + slot.slice(from.length))) forgetStored(slot)
  }
}

// What does not open is left: its owner may be back.
async function open(with_, slot, taken) {
  try {
    taken(JSON.parse(await unsealed(with_, slot, sessionStorage.getItem(slot))))
  } catch {
    return
  }
}

// Once all that was typed is where a page that begins anew finds it.
export async function beginAnew() {
  await Promise.all(onTheirWay)
  location.reload()
  return new Promise(() => {})
}

// Memory goes first, so that a tab whose storage is full or forbidden still loses nothing while it is open.
export function take(slot) {
  if (memory.has(slot)) return memory.get(slot)
  if (seal) return null
  const item = readPlain(slot)
  if (item) memory.set(slot, item)
  return item
}

export function keep(slot, item) {
  memory.set(slot, item)
  if (!seal) return store(slot, JSON.stringify(item))
  const storing = storeSealed(slot, item).finally(() => onTheirWay.delete(storing))
  onTheirWay.add(storing)
  tell()
}

// Sealing begins with the letter that was typed, and ends before a page that is left is gone.
async function storeSealed(slot, item) {
  const text = seal.key && (await sealed(seal, slot, JSON.stringify(item)).catch(() => undefined))
  if (memory.get(slot) !== item) return
  if (text) store(slot, text)
  else forgetStored(slot)
}

export function forget(slot) {
  memory.delete(slot)
  forgetStored(slot)
  if (seal) tell()
}

// `draft` empty means every draft.
export function slotsOf(draft) {
  const from = draft ? slotOf(draft, "") : start
  const slots = seal ? [...memory.keys()] : [...memory.keys(), ...storedHere(from)]
  return [...new Set(slots)].filter(slot => slot.startsWith(from))
}

function tell() {
  tellOfUnsent(memory.size > 0 || storedHere().length > 0)
}

// A page may ask twice: before its boxes are there, and for them.
export const ownTab = () => (owned ??= claimed())

// A duplicated tab begins with a copy of the other's storage. The other still holds its lock, and sends its own words.
async function claimed() {
  const known = readPlain(NAME)
  if (known && (await lockedWithin(known.name, 4))) return known.name
  for (const slot of known ? storedHere() : []) forgetStored(slot)
  const name = freshName()
  store(NAME, JSON.stringify({ name }))
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

function readPlain(slot) {
  try {
    return JSON.parse(sessionStorage.getItem(slot))
  } catch {
    return null
  }
}

function store(slot, text) {
  try {
    sessionStorage.setItem(slot, text)
  } catch {
    forgetStored(slot)
  }
}

function forgetStored(slot) {
  try {
    sessionStorage.removeItem(slot)
  } catch {
    // There is nothing to forget where storage is forbidden.
  }
}
