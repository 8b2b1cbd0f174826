// A file chosen with the browser's own control. Its content waits in the form around the field and goes with the form's
// button; its name stays here.

const fields = new WeakMap()
const look = new CSSStyleSheet()

const ready = Promise.all(["typing_box.css", "file_field.css"].map(read))
  .then(texts => look.replace(texts.join("\n")))
  .catch(() => {})

export default function (component) {
  const root = component.parentElement
  const field = fields.get(root) ?? new FileField(root)
  fields.set(root, field)
  field.component = component
  ready.then(() => field.draw())
}

class FileField {
  constructor(root) {
    this.frame = root.querySelector(".box")
    this.label = root.querySelector("label")
    this.help = root.querySelector("#help")
    this.input = root.querySelector("input")
    this.state = root.querySelector("[role=status]")
    this.wrong = root.querySelector("#wrong")
    root.adoptedStyleSheets = [look]
  }

  draw() {
    const [data] = this.component.data
    this.data = data
    this.label.textContent = data.label
    this.help.textContent = data.help
    this.help.hidden = !data.help
    this.input.accept = data.accept
    this.input.onchange = () => this.choose()
    this.frame.hidden = false
    if (this.input.files[0] !== this.file) this.choose()
  }

  async choose() {
    const [file] = this.input.files
    this.file = file
    this.give(null)
    this.tell()
    if (!file) return
    if (file.size > this.data.most) return this.tell("", this.say("large"))
    try {
      const content = await contentOf(file)
      if (this.file !== file) return
      this.give(content)
      this.tell(this.say("chosen"))
    } catch {
      if (this.file === file) this.tell("", this.say("unreadable"))
    }
  }

  give(content) {
    this.component.setStateValue("content", content)
  }

  say(what) {
    return this.data.says[what]
      .replace("{size}", () => inPlainUnits(this.file.size))
      .replace("{most}", () => inPlainUnits(this.data.most))
      .replace("{name}", () => this.file.name)
  }

  tell(state = "", wrong = "") {
    this.state.textContent = state
    this.wrong.textContent = wrong
    this.wrong.hidden = !wrong
    this.input.setAttribute("aria-invalid", Boolean(wrong))
  }
}

function contentOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result.split(",")[1] ?? "")
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

function inPlainUnits(bytes) {
  const [amount, unit] = bytes < 999_500 ? [Math.ceil(bytes / 1000), "kB"] : [Math.ceil(bytes / 100_000) / 10, "MB"]
  return `${amount.toLocaleString()} ${unit}`
}

async function read(name) {
  const response = await fetch(new URL(name, import.meta.url), { signal: AbortSignal.timeout(3000) })
  return response.text()
}
