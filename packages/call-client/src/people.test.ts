import type { Peer } from '@falink/protocol';
import { People } from './people.js';

const peer = (id: string, change: Partial<Peer> = {}): Peer => ({
  id,
  role: 'resident',
  connection: 'connected',
  ...change,
});
const tv = peer('tv');
const phone = peer('phone', { of: 'tv' });
const desk = peer('desk', { role: 'lawyer' });

function seenBy(participantId: string, devices: readonly Peer[], of?: string): People {
  const people = new People();
  people.enter({ participantId, of });
  people.replaceAll(devices);
  return people;
}

test('[M12] the desk sees one resident while either device is there', () => {
  const people = seenBy('desk', [tv, phone, desk]);
  expect(people.others).toEqual([tv]);
  expect(people.ownDevices).toEqual([]);
  people.setConnection('tv', 'reconnecting');
  expect(people.others).toEqual([tv]);
  people.setConnection('phone', 'reconnecting');
  expect(people.others).toEqual([{ ...tv, connection: 'reconnecting' }]);
  people.remove('tv');
  people.setConnection('phone', 'connected');
  expect(people.others).toEqual([tv]);
  expect(people.whose('phone')).toBe('tv');
  people.remove('phone');
  expect(people.others).toEqual([]);
});

test('each device sees the other one beside the people', () => {
  expect(seenBy('tv', [tv, phone, desk]).ownDevices).toEqual([phone]);
  expect(seenBy('tv', [phone, desk]).others).toEqual([desk]);
  const ofPhone = seenBy('phone', [tv, phone, desk], 'tv');
  expect(ofPhone.self).toBe('tv');
  expect(ofPhone.ownDevices).toEqual([tv]);
  expect(ofPhone.others).toEqual([desk]);
});

test('a device that joins again is there once', () => {
  const people = seenBy('desk', [tv]);
  people.add(peer('tv', { connection: 'reconnecting' }));
  expect(people.others).toEqual([{ ...tv, connection: 'reconnecting' }]);
});
