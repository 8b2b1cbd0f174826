// Opens Streamlit's line and asks for the page while its scripts are still being read: the answer then waits for them.
// The line is handed over where Streamlit would open the same one. What it asks for is sent only if that is another
// thing, and what came is held back until then, so that either side sees the order it knows.
{
  const known = window.WebSocket
  const address = new URL("_stcore/stream", window.__streamlit.BACKEND_BASE_URL)
  address.protocol = address.protocol.replace("http", "ws")
  const token = /(?:^|; )_streamlit_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "PLACEHOLDER_AUTH_TOKEN"
  const line = new known(address, ["streamlit", token])
  line.binaryType = "arraybuffer"

  // The message in Google's wire format, field by field; a part that is empty is left out.
  const number = one => (one < 128n ? [Number(one)] : [Number(one & 127n) | 128, ...number(one >> 7n)])
  const part = (place, content) => [(place << 3) | 2, ...number(BigInt(content.length)), ...content]
  const words = (place, text) => (text ? part(place, new TextEncoder().encode(text)) : [])
  const count = (place, one) => [place << 3, ...number(BigInt.asUintN(64, BigInt(one)))]

  const shade = () => {
    const chosen = localStorage.getItem(`stActiveTheme-${location.pathname}-v2`)
    if (chosen === '"Light"' || chosen === '"Dark"') return JSON.parse(chosen).toLowerCase()
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"
  }
  const question = () => {
    const here = location.origin + location.pathname
    const page = decodeURIComponent(location.pathname.slice(new URL(window.__streamlit.BACKEND_BASE_URL).pathname.length))
    const surroundings = [
      ...words(1, Intl.DateTimeFormat().resolvedOptions().timeZone),
      ...count(2, new Date().getTimezoneOffset()),
      ...words(3, navigator.language),
      ...words(4, here),
      ...count(5, 0),
      ...words(6, shade()),
    ]
    return part(11, [...words(1, location.search.slice(1)), ...part(2, []), ...words(4, page), ...part(8, surroundings)])
  }
  const held = []
  let asked = []
  const hold = event => {
    event.stopImmediatePropagation()
    held.push(event.data)
  }
  line.addEventListener("message", hold)
  const ask = () => {
    try {
      asked = Uint8Array.from(question())
      known.prototype.send.call(line, asked)
    } catch {
      // Storage may be forbidden: Streamlit asks by itself then.
    }
  }
  line.addEventListener("open", ask, { once: true })
  line.send = message => {
    delete line.send
    if (message.length !== asked.length || message.some((byte, at) => byte !== asked[at])) line.send(message)
    setTimeout(() => {
      line.removeEventListener("message", hold)
      for (const data of held) line.dispatchEvent(new MessageEvent("message", { data }))
    })
  }

  // A line that goes on with a session names it in a third part. The token looks otherwise with each answer.
  const isSame = (where, how) => new URL(where).href === line.url && how.length === 2
  window.WebSocket = class extends known {
    constructor(where, how) {
      window.WebSocket = known
      if (line.readyState > known.OPEN || !isSame(where, how)) {
        line.close()
        super(where, how)
      } else {
        if (line.readyState === known.OPEN) setTimeout(() => line.dispatchEvent(new Event("open")))
        return line
      }
    }
  }
}
