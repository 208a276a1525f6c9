import type { NetworkInterfaceInfo } from 'node:os';
import { lanAddress } from './lan.js';

const ipv4 = (address: string, internal = false) =>
  ({ address, family: 'IPv4', internal, netmask: '', mac: '', cidr: null }) as NetworkInterfaceInfo;

describe('lan address', () => {
  it('prefers a private address over a public one and passes by loopback and bridges', () => {
    expect(
      lanAddress({
        lo: [ipv4('127.0.0.1', true)],
        docker0: [ipv4('172.17.0.1')],
        eth0: [ipv4('203.0.113.9')],
        eth1: [ipv4('192.168.1.20')],
      }),
    ).toBe('192.168.1.20');
  });
  it('says when there is no network', () => {
    expect(lanAddress({ lo: [ipv4('127.0.0.1', true)] })).toBeNull();
  });
});
