import http from 'node:http';
import type { Http, HttpResponse } from '@falink/client';

/** Connections of all boxes together: as many as a front with keep-alive has, and few enough for the open files. */
const CONNECTIONS = 1_000;

const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Requests over connections that are kept: thousands of boxes in one process would use up its ports. */
export const keepAliveHttp: Http = (url, { method, headers, body, signal }) =>
  new Promise<HttpResponse>((resolve, reject) => {
    const request = http.request(url, { agent, method, headers, signal }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: { get: (name) => String(response.headers[name.toLowerCase()] ?? '') || null },
          text: async () => text,
          blob: async () => new Blob([text]),
        });
      });
    });
    request.once('error', reject);
    request.end(typeof body === 'string' ? body : undefined);
  });
