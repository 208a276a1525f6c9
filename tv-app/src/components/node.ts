import type { Lightning } from '@lightningjs/sdk';

/** A Lightning template: lower-case keys are properties, capitalised keys are children by reference. */
export interface Node {
  [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Elements whose children are their own business: only children that the template names are looked into. */
interface MaybeOwner {
  readonly ownsChildren?: boolean;
}

/**
 * Makes an element look like a template: children that the template no longer names are removed (Lightning then frees
 * their textures), the others are patched or created. Lightning's own `patch` never removes.
 */
export function render(element: Lightning.Element, template: Node): void {
  prune(element, template);
  element.patch(template);
}

function prune(element: Lightning.Element, template: Node): void {
  const owner = (element as MaybeOwner).ownsChildren === true;
  for (const child of [...element.children]) {
    const ref = child.ref;
    const wanted = ref === undefined || ref === null ? undefined : template[ref];
    if (isNode(wanted)) prune(child, wanted);
    else if (!owner && ref !== undefined && ref !== null) element.childList.remove(child);
  }
}

/** Names children of a list so that they keep their elements while the list keeps its order: `Row0`, `Row1`, … */
export function indexed<T>(prefix: string, items: readonly T[], make: (item: T, index: number) => Node): Node {
  const nodes: Node = {};
  items.forEach((item, index) => {
    nodes[`${prefix}${index}`] = make(item, index);
  });
  return nodes;
}
