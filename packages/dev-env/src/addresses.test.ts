import { addressesOf, isBehindProxy } from './addresses.js';

const here = { host: '127.0.0.1', port: 8080, sfuPort: 8081 };

describe('addresses', () => {
  it('are on this machine when nothing is said', () => {
    expect(addressesOf(here)).toEqual({
      publicUrl: 'http://localhost:8080',
      sfuUrl: 'http://localhost:8081',
      baseUrl: 'http://127.0.0.1:8080',
      sfuInternalUrl: 'http://127.0.0.1:8081',
    });
  });

  it('have a name of their own and https with a certificate for it', () => {
    const named = { ...here, host: '0.0.0.0', publicUrl: 'https://falink.test', tls: {} };
    expect(isBehindProxy(named)).toBe(false);
    expect(addressesOf(named)).toEqual({
      publicUrl: 'https://falink.test',
      sfuUrl: 'https://falink.test:8081',
      baseUrl: 'https://falink.test',
      sfuInternalUrl: 'https://falink.test:8081',
    });
  });

  it('stay on the machine between the services when the certificate names it', () => {
    const tls = { caFile: '/ca.pem' };
    expect(addressesOf({ ...here, host: '0.0.0.0', publicUrl: 'https://192.168.1.5:8080', tls })).toEqual({
      publicUrl: 'https://192.168.1.5:8080',
      sfuUrl: 'https://192.168.1.5:8081',
      baseUrl: 'https://127.0.0.1:8080',
      sfuInternalUrl: 'https://127.0.0.1:8081',
    });
  });

  it('lead signalling through the proxy that speaks https for it', () => {
    const behind = { ...here, publicUrl: 'https://falink.test' };
    expect(isBehindProxy(behind)).toBe(true);
    expect(addressesOf(behind)).toEqual({
      publicUrl: 'https://falink.test',
      sfuUrl: 'https://falink.test',
      baseUrl: 'http://127.0.0.1:8080',
      sfuInternalUrl: 'http://127.0.0.1:8081',
    });
  });

  it('lead signalling where the proxy has put it', () => {
    const sfuPublicUrl = 'https://media.falink.test';
    expect(addressesOf({ ...here, publicUrl: 'https://falink.test', sfuPublicUrl }).sfuUrl).toBe(sfuPublicUrl);
  });
});
