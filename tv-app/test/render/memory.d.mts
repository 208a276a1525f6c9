export function collectGarbage(): Promise<void>;
export function heapBytes(): number;
export class Watched {
  add(object: object): void;
  get alive(): number;
}
