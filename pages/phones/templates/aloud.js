// Reads a part of a page aloud by the browser's own speech, once to start and once more to stop. Asks no service.
(() => {
  if (!("speechSynthesis" in window)) return;
  document.documentElement.classList.add("js");
  let reading = null;
  const quiet = () => {
    speechSynthesis.cancel();
    if (reading) reading.setAttribute("aria-pressed", "false");
    reading = null;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-aloud]");
    if (!button) return;
    const again = button === reading;
    quiet();
    if (again) return;
    const part = document.getElementById(button.dataset.aloud);
    const said = [...part.querySelectorAll("[data-say]")].map((one) => one.textContent.trim());
    for (const text of said) {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.lang = document.documentElement.lang;
      spoken.rate = 0.9;
      if (text === said[said.length - 1]) spoken.onend = () => button === reading && quiet();
      speechSynthesis.speak(spoken);
    }
    reading = button;
    button.setAttribute("aria-pressed", "true");
  });
  addEventListener("pagehide", quiet);
})();
