// A page of ours shown inside another one, to look at: nothing in it runs, is sent or leads anywhere. Another page gets
// a frame of its own, as one that is given another page while it still loads the last may stay empty.

const shown = new WeakMap()

export default function ({ data, parentElement }) {
  const { html, title, height } = data[0]
  const before = shown.get(parentElement)
  if (before?.html === html) return
  const frame = document.createElement("iframe")
  frame.setAttribute("sandbox", "")
  frame.title = title
  frame.tabIndex = 0
  frame.style.cssText = `display: block; inline-size: 100%; block-size: ${height}px; border: 0`
  frame.srcdoc = html
  before ? before.frame.replaceWith(frame) : parentElement.append(frame)
  shown.set(parentElement, { frame, html })
}
