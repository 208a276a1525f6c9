/** The keys of all parts. */
type KeysOf<Parts> = Parts extends readonly [infer First, ...infer Rest] ? keyof First | KeysOf<Rest> : never;

/** The keys that two parts have. */
type Repeated<Parts> = Parts extends readonly [infer First, ...infer Rest]
  ? (keyof First & KeysOf<Rest>) | Repeated<Rest>
  : never;

type Together<Parts> = Parts extends readonly [infer First, ...infer Rest] ? First & Together<Rest> : unknown;
type Flat<T> = { readonly [K in keyof T]: T[K] };

/** Nothing to add when no key is repeated; else a property that no part list has, named for what is wrong. */
type NoneRepeated<Parts> = [Repeated<Parts>] extends [never] ? unknown : { readonly writtenTwice: Repeated<Parts> };

/**
 * One record of the records of all areas. A key that two of them have does not compile: nothing in the contract is
 * written twice.
 */
export function gather<const Parts extends readonly object[]>(
  parts: Parts & NoneRepeated<Parts>,
): Flat<Together<Parts>> {
  return Object.assign({}, ...parts);
}
