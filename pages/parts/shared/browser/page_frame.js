// A page of ours shown inside another one, to look at: nothing in it runs, is sent or leads anywhere.

const frames = new WeakMap()

export default function ({ data, parentElement }) {
  const { html, title, height } = data[0]
  const frame = frames.get(parentElement) ?? parentElement.appendChild(document.createElement("iframe"))
  frames.set(parentElement, frame)
  frame.setAttribute("sandbox", "")
  frame.title = title
  frame.tabIndex = 0
  frame.style.cssText = `display: block; inline-size: 100%; block-size: ${height}px; border: 0`
  if (frame.srcdoc !== html) frame.srcdoc = html
}
