// A described scale as a box: native radio buttons in one fieldset, each with its sentence. A tap is sent at once.

const PARTS = `<fieldset><legend></legend><div class="places"></div><div class="others"></div></fieldset>`
const TAKE_BACK = `<button type="button" class="take-back" hidden></button>`

const look = new CSSStyleSheet()
const ready = fetch(new URL("place_field.css", import.meta.url), { signal: AbortSignal.timeout(3000) })
  .then(response => response.text())
  .then(text => look.replace(text))
  .catch(() => {})

class PlaceField {
  constructor(root) {
    const area = root.querySelector("textarea")
    if (area) {
      root.querySelector("label").remove()
      area.outerHTML = PARTS
      root.querySelector(".state").insertAdjacentHTML("afterend", TAKE_BACK)
    }
    this.root = root
    this.frame = root.querySelector(".box")
    this.input = root.querySelector("fieldset")
    this.takeBack = root.querySelector(".take-back")
  }

  draw({ label, scale, says }) {
    this.input.querySelector("legend").textContent = label
    this.takeBack.textContent = says.take_back
    const drawn = JSON.stringify(scale)
    if (drawn === this.drawn) return
    this.drawn = drawn
    const chosen = this.words
    const others = scale.others.map(([key, name, says]) => [key, says ? `${name}:` : name, says])
    this.input.querySelector(".places").replaceChildren(...scale.places.map(one => option(one, scale.mark)))
    this.input.querySelector(".others").replaceChildren(...others.map(one => option(one)))
    this.write(chosen)
    ready.then(() => (this.frame.hidden = false))
  }

  get radios() {
    return [...this.input.querySelectorAll("input")]
  }

  get words() {
    return this.radios.find(radio => radio.checked)?.value ?? ""
  }

  // What another tab has answered takes nothing out of anybody's hands: a tap is whole.
  get isFocused() {
    return false
  }

  write(place) {
    for (const radio of this.radios) radio.checked = radio.value === place
  }

  grow() {}
}

function option([key, name, says], mark) {
  const label = document.createElement("label")
  label.innerHTML = `<input type="radio" name="place"><span class="place"><b></b> <span class="says"></span></span>`
  label.querySelector("input").value = key
  label.querySelector("b").textContent = name
  label.querySelector(".says").textContent = says
  if (mark?.[0] === key) {
    const said = document.createElement("span")
    said.className = "mark"
    said.textContent = mark[1]
    label.querySelector(".place").append(" ", said)
  }
  return label
}

const kinds = new WeakMap()

export function tapped(Box) {
  if (!kinds.has(Box)) kinds.set(Box, kind(Box))
  return kinds.get(Box)
}

const kind = Box =>
  class extends Box {
    constructor(root) {
      super(root, new PlaceField(root))
      root.adoptedStyleSheets.push(look)
      this.field.takeBack.onclick = () => {
        this.field.write("")
        this.field.radios[0].focus()
        this.typed()
      }
    }

    typed() {
      super.typed()
      this.send()
    }

    tell() {
      this.field.takeBack.hidden = !this.field.words
      super.tell()
    }

    finding(item) {
      const what = super.finding(item)
      if (what !== "saved") return what
      if (item && !item.kept) return ""
      return this.field.words ? "saved" : "cleared"
    }
  }
