// On a phone the first question of a draft is seen, and the tab keeps what is typed there, before Streamlit's scripts
// take the processor. They wait for that, but not for long. Elsewhere the page is as it is without the question.
{
  const LONGEST = 800
  const block = document.getElementById("first-question")
  let begun
  window.beginPage = () => (begun ??= SCRIPTS.map(name => import(name)))
  if (matchMedia("(width <= 640px)").matches && CSS.supports("color", "light-dark(red, red)")) {
    setTimeout(window.beginPage, LONGEST)
    import(QUESTION).catch(() => block.remove())
  } else {
    block.remove()
    window.beginPage()
  }
}
