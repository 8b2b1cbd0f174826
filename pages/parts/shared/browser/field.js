// What is seen of a box: its label, its help and the text area that grows with its words.

export class Field {
  constructor(root) {
    this.root = root
    this.frame = root.querySelector(".box")
    this.label = root.querySelector("label")
    this.help = root.querySelector("#help")
    this.input = root.querySelector("#words")
  }

  draw({ label, help, rows }) {
    this.frame.hidden = false
    this.label.textContent = label
    this.help.textContent = help
    this.help.hidden = !help
    if (help) this.input.setAttribute("aria-describedby", "help")
    else this.input.removeAttribute("aria-describedby")
    this.input.style.setProperty("--rows", rows)
  }

  get words() {
    return this.input.value
  }

  get isFocused() {
    return this.root.activeElement === this.input
  }

  write(words) {
    this.input.value = words
    this.grow()
  }

  grow() {
    if (CSS.supports("field-sizing", "content")) return
    this.input.style.height = "auto"
    this.input.style.height = `${this.input.scrollHeight + 2}px`
  }
}
