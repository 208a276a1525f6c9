import { Store } from '@falink/client';
import { FakePlatform } from '../../platform/FakePlatform.js';
import { ApiClient } from '../ApiClient.js';
import { CallModel } from '../CallModel.js';
import { FleetLink } from '../FleetLink.js';
import { HealthSampler } from '../HealthSampler.js';
import { HomeModel } from '../HomeModel.js';
import { IntakeModel } from '../IntakeModel.js';
import { Navigator } from '../Navigator.js';
import { Preferences } from '../Preferences.js';
import { Programme } from '../Programme.js';
import { TerminalIdentity } from '../TerminalIdentity.js';
import { Toasts } from '../Toasts.js';
import { callWith, FakeMediaFactory, ID, ROOM } from '../testing.js';
import type { LineState } from './LineDirector.js';

/** The real models over a fake platform, without any director: a paired television at home. */
export function stage() {
  const platform = new FakePlatform();
  platform.answer('POST', /\/calls$/, { status: 201, json: { call: callWith(), room: ROOM } });
  const api = new ApiClient(platform);
  const token = async () => 'token';
  const identity = new TerminalIdentity(platform, api);
  identity.store.set({ state: { kind: 'paired', terminalId: ID(1), terminal: { name: '一号', kind: 'home' } } });
  const navigator = new Navigator();
  navigator.reset('home');
  const preferences = new Preferences(platform.storage);
  const link = new FleetLink(
    platform,
    { token, drop: () => undefined },
    {
      scene: () => ({ page: 'home', title: '', focus: null, options: [] }),
      inputs: () => ({ camera: null, microphone: null }),
      textureBytes: () => null,
      sampler: new HealthSampler(platform, () => null),
    },
    {
      call: () => undefined,
      goodbye: () => undefined,
      home: () => undefined,
      duty: () => undefined,
      onAir: () => undefined,
      intake: () => undefined,
      receipt: () => undefined,
      target: () => undefined,
      emergency: () => undefined,
      emergencyOver: () => undefined,
      command: () => undefined,
      commandCancelled: () => undefined,
      revoked: () => undefined,
      locked: () => undefined,
      outdated: () => undefined,
    },
  );
  return {
    platform,
    identity,
    navigator,
    preferences,
    link,
    home: new HomeModel(platform, api, token),
    programme: new Programme(platform, preferences),
    call: new CallModel(platform, api, token, new FakeMediaFactory()),
    intake: new IntakeModel(platform, api, token),
    toasts: new Toasts(),
    device: platform.device,
    line: new Store<LineState>({ online: true, lost: false }),
    goHome: () => navigator.reset('home'),
  };
}
