/** As far as an icon or a mark within a text is from the element that ends it in an ellipsis. */
const LEVELS = 4;

function isCut(element: Element): boolean {
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return (
    (textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth) ||
    (webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight)
  );
}

/**
 * A text that ends in an ellipsis for want of room has its whole in a tooltip while the pointer is over it; one with a
 * title of its own keeps that.
 */
export function startWholeTexts(): void {
  /** Titles that were set here. */
  const ours = new WeakSet<Element>();
  document.addEventListener('pointerover', ({ target }) => {
    let element = target instanceof Element ? target : null;
    for (let level = 0; element && level < LEVELS; level++, element = element.parentElement) {
      if (element.hasAttribute('title') && !ours.has(element)) {
        if (element.getAttribute('title') !== '') return;
      } else if (isCut(element)) {
        element.setAttribute('title', element.textContent.trim());
        ours.add(element);
        return;
      } else if (ours.delete(element)) element.removeAttribute('title');
    }
  });
}
