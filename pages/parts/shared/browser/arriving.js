const SETTLED_MS = 120;
let drawnLast = null;

export default function arriving({ data }) {
  const { screen } = data[0];
  const isNew = drawnLast !== null && drawnLast !== screen;
  drawnLast = screen;
  if (!isNew) return;
  document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0 });
  setTimeout(() => {
    const heading = document.querySelector('[data-testid="stMain"] h1');
    if (!heading || document.activeElement?.shadowRoot) return;
    heading.tabIndex = -1;
    heading.style.outline = "none";
    heading.focus({ preventScroll: true });
  }, SETTLED_MS);
}
