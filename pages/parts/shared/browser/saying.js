// The line under a box: seen with its time at every save, spoken only when something has changed.

const ALARMING = ["lost", "over", "trouble"]

export class Saying {
  constructor(seen, spoken) {
    this.seen = seen
    this.spoken = spoken
  }

  begin() {
    this.said = undefined
  }

  say(what, text, { time = "", over = 0, limit = 0 }) {
    const filled = text
      .replace("{time}", () => time)
      .replace("{over}", () => over.toLocaleString())
      .replace("{limit}", () => limit.toLocaleString())
    if (this.seen.textContent !== filled) this.seen.textContent = filled
    this.seen.classList.toggle("alarming", ALARMING.includes(what))
    if (what === this.said) return
    // What a box says when it appears is not news to anybody; and a spoken time would soon be wrong.
    if (this.said !== undefined) this.spoken.textContent = what === "saved" ? text.replace("{time}", "").trim() : filled
    this.said = what
  }
}

export function clock(moment) {
  const time = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
  const today = moment.toDateString() === new Date().toDateString()
  return today ? time : `${moment.toLocaleDateString([], { day: "numeric", month: "short" })}, ${time}`
}
