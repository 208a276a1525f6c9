/**
 * What is wrong with where things are on the page, a line each: the page wider than its window; text that is cut, or
 * ends in an ellipsis without its whole in a title; two texts or two controls on each other; a control that no scrolling
 * brings into the window. Runs in the page, and so uses nothing from outside of itself.
 */
export function layoutFaults(): string[] {
  const SLACK = 2;
  const CONTROLS =
    'button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=link], [role=tab], [role=checkbox], [role=switch], [role=radio], [role=combobox]';
  /** What lies above the page on purpose. */
  const LAYERS =
    '.ant-drawer, .ant-modal-root, .ant-popover, .ant-select-dropdown, .ant-dropdown, .ant-picker-dropdown, .ant-tooltip, .ant-message, .ant-notification, [role=dialog]';
  /** Lists that scroll with the wheel though their style says that they do not. */
  const SCROLLED = '.rc-virtual-list-holder, .ant-select-tree-list-holder';
  type Box = { left: number; top: number; right: number; bottom: number };
  type Thing = { readonly element: Element; readonly name: string; readonly box: Box; readonly layer: Element };

  const faults: string[] = [];
  const root = document.documentElement;
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    element.closest('.visually-hidden, [hidden]') === null;
  const brief = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40);
  const nameOf = (element: Element): string =>
    `<${element.tagName.toLowerCase()}${element.className && typeof element.className === 'string' ? `.${element.className.split(' ').join('.')}` : ''}> ${brief(element.getAttribute('aria-label') ?? element.textContent ?? '')}`;
  const layerOf = (element: Element): Element => {
    for (let up: Element | null = element; up; up = up.parentElement)
      if (up.matches(LAYERS) || /fixed|sticky/.test(styleOf(up).position)) return up;
    return root;
  };
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });

  /** Those that could cut an element: all above it but what an absolute position takes it out of. */
  function* above(element: Element): Generator<Element> {
    let position = styleOf(element).position;
    for (let up = element.parentElement; up && up !== root && position !== 'fixed'; up = up.parentElement) {
      if (position === 'absolute' && styleOf(up).position === 'static' && styleOf(up).transform === 'none') continue;
      yield up;
      position = styleOf(up).position;
    }
  }
  const insideOf = (element: Element): Box => {
    const { left, top } = element.getBoundingClientRect();
    const x = left + element.clientLeft;
    const y = top + element.clientTop;
    return { left: x, top: y, right: x + element.clientWidth, bottom: y + element.clientHeight };
  };
  /** What a person sees who points at it. */
  const hasWhole = (element: Element): boolean => {
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    return element.closest('[title]:not([title=""])') !== null;
  };

  /** What of a box can be seen; says where it is cut for good. */
  const seen = (of: Element, box: Box, self: boolean, name: string): Box => {
    let left = box;
    for (const one of self ? [of, ...above(of)] : above(of)) {
      if (!isThere(left)) return left;
      const { overflowX, overflowY, textOverflow, webkitLineClamp, display } = styleOf(one);
      if (display === 'inline' || (overflowX === 'visible' && overflowY === 'visible')) continue;
      const inside = insideOf(one);
      // Made as small as a point for those who do not see, or to measure with.
      if (inside.right - inside.left < 2 || inside.bottom - inside.top < 2) return inside;
      const cutX =
        /hidden|clip/.test(overflowX) && (left.right > inside.right + SLACK || left.left < inside.left - SLACK);
      const cutY =
        /hidden|clip/.test(overflowY) && (left.bottom > inside.bottom + SLACK || left.top < inside.top - SLACK);
      if (self && (cutX || cutY) && !one.matches(SCROLLED)) {
        const ellipsis = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
        if (!ellipsis) faults.push(`cut: ${name} by ${nameOf(one)}`);
        else if (!hasWhole(of)) faults.push(`ellipsis without its whole: ${name}`);
      }
      left = meet(left, inside);
    }
    return left;
  };
  /** The letters of a line: what a font leaves above and below them may lie on another line. */
  const lettersOf = ({ left, top, right, bottom }: Box, size: number): Box => {
    const spare = Math.max(0, (bottom - top - size) / 2);
    return { left, top: top + spare, right, bottom: bottom - spare };
  };
  const isThere = ({ left, top, right, bottom }: Box): boolean => right - left > 1 && bottom - top > 1;

  if (root.scrollWidth > window.innerWidth + 1)
    faults.push(`wider than the window: ${root.scrollWidth} of ${window.innerWidth}`);

  const texts: Thing[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || element.closest('script, style, noscript, [contenteditable]')) continue;
    if (!isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const before = faults.length;
    const size = Number.parseFloat(styleOf(element).fontSize);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      const rect = lettersOf(line, size);
      const name = `“${brief(node.nodeValue)}” in ${nameOf(element).split('> ')[0]}>`;
      const box = seen(element, rect, faults.length === before, name);
      if (isThere(box)) texts.push({ element, name, box, layer: layerOf(element) });
    }
  }

  const canScroll = (element: Element, axis: 'X' | 'Y'): boolean => {
    for (const one of above(element))
      if (/auto|scroll/.test(styleOf(one)[`overflow${axis}`]) || one.matches(SCROLLED)) return true;
    return (
      styleOf(root)[`overflow${axis}`] !== 'hidden' &&
      styleOf(document.body)[`overflow${axis}`] !== 'hidden' &&
      axis === 'Y'
    );
  };
  const controls: Thing[] = [];
  for (const element of document.querySelectorAll(CONTROLS)) {
    // An input that a label or a frame stands for is drawn by them.
    if (!isShown(element) || Number(styleOf(element).opacity) === 0) continue;
    const rect = element.getBoundingClientRect();
    if (rect.width < 2 || rect.height < 2) continue;
    const name = nameOf(element);
    const outX = rect.right > window.innerWidth + 1 || rect.left < -1;
    const outY = rect.bottom > window.innerHeight + 1 || rect.top < -1;
    if ((outX && !canScroll(element, 'X')) || (outY && !canScroll(element, 'Y'))) faults.push(`out of reach: ${name}`);
    const box = seen(element, rect, false, name);
    if (isThere(box)) controls.push({ element, name, box, layer: layerOf(element) });
  }

  const related = (a: Element, b: Element): boolean => a.contains(b) || b.contains(a);
  for (const things of [texts, controls])
    for (const [i, a] of things.entries())
      for (const b of things.slice(i + 1)) {
        if (a.layer !== b.layer || related(a.element, b.element)) continue;
        const both = meet(a.box, b.box);
        if (both.right - both.left > SLACK && both.bottom - both.top > SLACK)
          faults.push(`on each other: ${a.name} and ${b.name}`);
      }
  return [...new Set(faults)];
}
