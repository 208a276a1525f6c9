import { operationsRoutes, type Route, terminalRoutes } from '@falink/protocol';

const PAGE = 200;

/** What a console fetched: how much and how long. */
export interface WholeList {
  readonly name: string;
  readonly bytes: number;
  readonly ms: number;
  readonly requests: number;
}

/** What the command center fetches of the whole fleet, as bytes on the wire and the time until the last of them. */
export async function wholeLists(origin: string, token: string): Promise<WholeList[]> {
  const get = async (path: string) => {
    const response = await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    return text;
  };
  const once = async (name: string, { path }: Pick<Route, 'path'>): Promise<WholeList> => {
    const from = performance.now();
    const text = await get(path);
    return { name, bytes: Buffer.byteLength(text), ms: performance.now() - from, requests: 1 };
  };
  return [
    await once("the wall's map", terminalRoutes.fleetMap),
    await once("the wall's snapshot", operationsRoutes.overview),
    await once('the fleet in numbers', terminalRoutes.fleet),
    await everyPage('the list of terminals, every page of it', terminalRoutes.listTerminals.path, get),
  ];
}

async function everyPage(name: string, path: string, get: (path: string) => Promise<string>): Promise<WholeList> {
  const from = performance.now();
  let [bytes, requests] = [0, 0];
  for (let cursor: string | null = ''; cursor !== null; requests += 1) {
    const text: string = await get(
      `${path}?limit=${PAGE}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    bytes += Buffer.byteLength(text);
    cursor = (JSON.parse(text) as { nextCursor: string | null }).nextCursor;
  }
  return { name, bytes, ms: performance.now() - from, requests };
}
