import { createServer, listen, originOf } from './http-server.js';

test('listens where it is told, and says why and what to do when it cannot', async () => {
  const first = await createServer(undefined, (_request, response) => void response.end('here'));
  const { port } = await listen(first, { host: '127.0.0.1', port: 0, portVariable: 'FALINK_X_PORT' });
  try {
    expect(await (await fetch(`${originOf('127.0.0.1', undefined, { port })}/`)).text()).toBe('here');
    const second = await createServer(undefined, () => undefined);
    const refusal = listen(second, { host: '127.0.0.1', port, portVariable: 'FALINK_X_PORT' });
    await expect(refusal).rejects.toThrow(`127.0.0.1:${port}: another program uses it`);
    await expect(refusal).rejects.toThrow('set FALINK_X_PORT');
  } finally {
    first.closeAllConnections();
    await new Promise((resolve) => first.close(resolve));
  }
});

test.each([
  ['127.0.0.1', 'http://localhost:80'],
  ['0.0.0.0', 'http://localhost:80'],
  ['::', 'http://localhost:80'],
  ['192.0.2.7', 'http://192.0.2.7:80'],
  ['2001:db8::7', 'http://[2001:db8::7]:80'],
])('the origin of %s is %s', (host, origin) => {
  expect(originOf(host, undefined, { port: 80 })).toBe(origin);
});

test('the origin is https with a certificate', () => {
  expect(originOf('tv.test', { certFile: 'c', keyFile: 'k' }, { port: 443 })).toBe('https://tv.test:443');
});
