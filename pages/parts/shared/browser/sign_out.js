// The form itself signs out: a button of the page could only ask the server to, and the cookie is the browser's. The
// browser then forgets what its tabs kept, so what is not saved yet gets a moment to be sent, and then is told. Until
// this script is here the button waits.

import { isAnyUnsent } from "./unsent.js"

const PATIENCE = 4000
const LOOK = 100

export default function ({ parentElement }) {
  const form = parentElement.querySelector("form")
  form.onsubmit = event => {
    if (form.sure) return
    event.preventDefault()
    form.waits ??= signOut(form)
  }
  form.querySelector("button").disabled = false
}

async function signOut(form) {
  const until = Date.now() + PATIENCE
  try {
    while (await isAnyUnsent()) {
      if (Date.now() > until) return ask(form)
      await new Promise(resolve => setTimeout(resolve, LOOK))
    }
  } catch {
    // A browser that cannot tell signs out at once, as it was asked to.
  }
  form.submit()
}

function ask(form) {
  const button = form.querySelector("button")
  form.sure = true
  form.querySelector("p").hidden = false
  button.textContent = button.dataset.sure
}
