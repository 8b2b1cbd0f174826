// A date as a box of one line, with the browser's own calendar beside it. What is no day stays in it, and is not sent.

import { inDigits, inWords, readDay } from "./day.js"
import { Field } from "./field.js"
import { AGAIN, PAUSE } from "./sending.js"
import { take } from "./tab.js"

const PARTS = `
<div class="day">
  <input id="words" inputmode="decimal" autocomplete="off" maxlength="40">
  <button type="button">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4"/></svg>
  </button>
  <input class="calendar" type="date" tabindex="-1" aria-hidden="true">
</div>`

class DateField extends Field {
  constructor(root) {
    const area = root.querySelector("textarea")
    if (area) area.outerHTML = PARTS
    super(root)
    this.button = root.querySelector("button")
    this.calendar = root.querySelector(".calendar")
    this.button.onclick = () => this.open()
  }

  draw(data) {
    super.draw(data)
    this.limits = data.day
    this.input.setAttribute("aria-describedby", "state")
    this.input.required = data.day.required
    this.button.ariaLabel = `Calendar: ${data.label}`
    Object.assign(this.calendar, { min: data.day.min, max: data.day.max, required: data.day.required })
  }

  // What is kept already is a day, however long ago.
  read() {
    const text = this.input.value
    return this.given && text === inDigits(this.given) ? { day: this.given } : readDay(text, this.limits)
  }

  get words() {
    return this.read().day ?? ""
  }

  write(day) {
    this.given = day
    this.show(day)
  }

  show(day) {
    const written = day && inDigits(day)
    if (this.input.value !== written) this.input.value = written
  }

  open() {
    this.calendar.value = this.words
    this.calendar.showPicker()
  }

  grow() {}
}

export const dated = Box =>
  class extends Box {
    constructor(root) {
      super(root, new DateField(root))
      const { calendar, input } = this.field
      input.addEventListener("keydown", event => event.key === "Enter" && this.finishAndSend())
      calendar.oninput = () => {
        this.field.show(calendar.value)
        this.finishAndSend()
      }
    }

    begin() {
      clearTimeout(this.patience)
      this.wrong = undefined
      super.begin()
    }

    takeOver() {
      if (!this.field.read().wrong) super.takeOver()
    }

    // On the way to a date others pass by, and much that is none: only what stays for a moment counts.
    typed() {
      if (this.wrong && !this.field.read().wrong) this.judge()
      clearTimeout(this.patience)
      this.patience = setTimeout(() => this.judge(), AGAIN)
      this.plan(PAUSE)
    }

    finish() {
      this.judge()
      if (!this.wrong) this.field.show(this.field.words)
      this.takeIn()
    }

    finishAndSend() {
      this.finish()
      this.send()
    }

    left() {
      if (!this.data) return
      this.finish()
      if (this.data.day.stays) this.send()
      else super.left()
    }

    send() {
      if (this.slot) this.takeIn()
      super.send()
    }

    // What goes with a press goes as nothing where it is no day, so that the press cannot mean another one.
    takeIn() {
      const { wrong } = this.field.read()
      const before = take(this.slot) ?? this.shown
      if ((!wrong || this.data.day.stays) && this.field.words !== before.words) super.typed()
    }

    judge() {
      clearTimeout(this.patience)
      this.wrong = this.field.read().wrong
      this.tell()
    }

    tell() {
      this.field.input.ariaInvalid = Boolean(this.wrong)
      super.tell()
    }

    finding(item) {
      if (this.wrong) return this.wrong
      const what = super.finding(item)
      if (what === "saved") return this.shown.words ? "saved" : "cleared"
      return what || (this.shown.words ? "shown" : "empty")
    }

    text(what) {
      const text = super.text(what)
      return this.wrong && this.shown.words ? `${text} ${this.data.says.still}`.trim() : text
    }

    values(item) {
      const { min, max } = this.data.day
      return {
        ...super.values(item),
        day: this.shown.words && inWords(this.shown.words, { weekday: "long" }),
        min: inWords(min),
        max: inWords(max),
        year: this.field.read().year ?? "",
      }
    }
  }
