// When words go, in milliseconds: Streamlit sends one message per turn of the browser and runs one
// fragment for it.

export const PAUSE = 400
export const STEADY = 1000
export const AGAIN = 2000
export const LONG = 5000
export const TURN = 30
// What a press takes from finger down to finger up, with room to spare.
export const PRESS = 500

const queue = []

// A second fragment's message in the same turn would go unheard, so each waits for its own.
export function inTurn(send) {
  queue.push(send)
  if (queue.length === 1) sendFirst()
}

function sendFirst() {
  queue[0]()
  setTimeout(() => {
    queue.shift()
    if (queue.length) sendFirst()
  }, TURN)
}

// Lengths are counted as the server counts them: an emoji is one character or a few, never half of one.
export function overBy(words, limit) {
  return words.length > limit ? Math.max(0, Array.from(words).length - limit) : 0
}

export function cut(words, limit) {
  return words.length > limit ? Array.from(words).slice(0, limit).join("") : words
}
