// The line under a box: seen with its time at every save, spoken only when something has changed.

const CALM = ["", "saved", "saving", "shown", "cleared", "empty"]

export class Saying {
  constructor(seen, spoken) {
    this.seen = seen
    this.spoken = spoken
  }

  begin() {
    this.said = undefined
  }

  say(what, text, values) {
    const filled = fill(text, values)
    if (this.seen.textContent !== filled) this.seen.textContent = filled
    this.seen.classList.toggle("alarming", !CALM.includes(what))
    if (what === this.said) return
    // What a box says when it appears is not news to anybody; and a spoken time would soon be wrong.
    if (this.said !== undefined) this.spoken.textContent = fill(text, { ...values, time: "" }).trim()
    this.said = what
  }
}

const fill = (text, values) => text.replace(/{(\w+)}/g, (whole, name) => values[name] ?? whole)

export function clock(moment) {
  const time = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const today = moment.toDateString() === new Date().toDateString()
  return today ? time : `${moment.toLocaleDateString([], { day: "numeric", month: "short" })}, ${time}`
}
