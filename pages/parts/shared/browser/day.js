// Days as people write them: day, month, year, with anything between, or as eight digits.

const WRITTEN = /^(\d{1,2})[\s/.,-]+(\d{1,2})[\s/.,-]+(\d{1,4})$/
const DIGITS = /^(\d\d)(\d\d)(\d\d|\d{4})$/

// The day that is written, as "2026-03-04" or "", or what is wrong with it.
export function readDay(text, { min, max, required }) {
  const written = text.trim()
  if (!written) return required ? { wrong: "needed" } : { day: "" }
  const [, date, month, year = ""] = WRITTEN.exec(written) ?? DIGITS.exec(written) ?? []
  if (year.length !== 2 && year.length !== 4) return { wrong: "unfinished" }
  const isShort = Number(year) < 100
  const whole = isShort ? String(2000 + Number(year)) : year
  const day = `${whole}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`
  if (!isDay(day)) return { wrong: "impossible" }
  if (isShort) return { wrong: "short", year: whole }
  if (day < min) return { wrong: "early" }
  if (day > max) return { wrong: "late" }
  return { day }
}

function isDay(day) {
  const moment = new Date(day)
  return !isNaN(moment) && moment.toISOString().startsWith(day)
}

export const inDigits = day => day.split("-").reverse().join("/")

// In the words of the page, which are English wherever the browser comes from.
export function inWords(day, { weekday } = {}) {
  return new Date(day).toLocaleDateString("en-IE", {
    weekday,
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  })
}
