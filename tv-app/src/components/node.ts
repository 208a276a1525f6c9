import { Lightning } from '@lightningjs/sdk';

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
  order(element, template);
}

function prune(element: Lightning.Element, template: Node): void {
  const owner = (element as MaybeOwner).ownsChildren === true;
  for (const child of [...element.children]) {
    const ref = child.ref;
    const wanted = ref === undefined || ref === null ? undefined : template[ref];
    if (isNode(wanted) && sameType(child, wanted)) prune(child, wanted);
    else if (!owner && ref !== undefined && ref !== null) element.childList.remove(child);
  }
}

/** Whether a child can be patched; one whose class changes is created again. */
function sameType(child: Lightning.Element, template: Node): boolean {
  const type = typeof template.type === 'function' ? template.type : undefined;
  return child.constructor === (type ?? Lightning.Element);
}

/** Children in the order of the template: what comes later is drawn above, however late its neighbours were made. */
function order(element: Lightning.Element, template: Node): void {
  const wanted: Lightning.Element[] = [];
  for (const key of Object.keys(template)) {
    const child = isNode(template[key]) ? element.getByRef(key) : undefined;
    if (!child) continue;
    wanted.push(child);
    order(child, template[key] as Node);
  }
  if ((element as MaybeOwner).ownsChildren === true || wanted.length !== element.children.length) return;
  if (wanted.some((child, index) => child !== element.children[index])) element.children = wanted;
}

/** Names children of a list so that they keep their elements while the list keeps its order: `Row0`, `Row1`, … */
export function indexed<T>(prefix: string, items: readonly T[], make: (item: T, index: number) => Node): Node {
  const nodes: Node = {};
  items.forEach((item, index) => {
    nodes[`${prefix}${index}`] = make(item, index);
  });
  return nodes;
}
