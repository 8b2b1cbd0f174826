// What a tab's storage holds of somebody who signed in: nothing that anybody can read without the key, and bound to its slot.

const HOW = "AES-GCM"
const IV_BYTES = 12
const AT_ONCE = 8192

export async function sealOf([mark, key]) {
  const bytes = Uint8Array.from(key.match(/../g), pair => parseInt(pair, 16))
  return { mark, key: await crypto.subtle.importKey("raw", bytes, HOW, false, ["encrypt", "decrypt"]) }
}

export async function sealed({ key }, slot, text) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const closed = await crypto.subtle.encrypt(how(iv, slot), key, encode(text))
  return inLetters(iv) + inLetters(new Uint8Array(closed))
}

// Rejects what was sealed with another key or for another slot, and what is no such text.
export async function unsealed({ key }, slot, letters) {
  const bytes = Uint8Array.from(atob(letters), letter => letter.charCodeAt(0))
  const opened = await crypto.subtle.decrypt(how(bytes.subarray(0, IV_BYTES), slot), key, bytes.subarray(IV_BYTES))
  return new TextDecoder().decode(opened)
}

const encode = text => new TextEncoder().encode(text)
const how = (iv, slot) => ({ name: HOW, iv, additionalData: encode(slot) })

// Twelve bytes are sixteen letters without an end of their own, so what follows can be joined to them.
function inLetters(bytes) {
  let letters = ""
  for (let at = 0; at < bytes.length; at += AT_ONCE) letters += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(letters)
}
