import { EmergencyModel } from '../EmergencyModel.js';
import { ID } from '../testing.js';
import { EmergencyDirector } from './EmergencyDirector.js';
import { stage } from './testing.js';

const NOTICE = {
  id: ID(700),
  issuer: '云河区防汛抗旱指挥部',
  issuedAt: '2026-06-11T07:40:00.000Z',
  headline: '暴雨红色预警',
  body: '请马上到村小学去。',
  points: [],
  endsAt: '2026-06-11T07:50:00.000Z',
};

function setUp() {
  const { navigator, platform, goHome } = stage();
  const emergency = new EmergencyModel(platform.clock, async () => undefined);
  const pages: string[] = [];
  const onOver = () => void pages.push(navigator.location.page);
  new EmergencyDirector({ emergency, navigator, goHome, onOver }).start();
  return { navigator, emergency, shownWhenOver: pages };
}

describe('EmergencyDirector', () => {
  it('takes the screen, and gives it back before the call is looked at', () => {
    const { navigator, emergency, shownWhenOver } = setUp();
    navigator.open('library');
    emergency.raise(NOTICE);
    expect(navigator.location.page).toBe('emergency');
    emergency.clear(NOTICE.id);
    expect(shownWhenOver).toEqual(['library']);
  });

  it('opens once, whatever changes on the page', async () => {
    const { navigator, emergency } = setUp();
    emergency.raise(NOTICE);
    await emergency.acknowledge();
    emergency.clear(NOTICE.id);
    expect(navigator.location.page).toBe('home');
    expect(navigator.store.state.depth).toBe(0);
  });

  it('leads home when it was the first page', () => {
    const { navigator, emergency } = setUp();
    emergency.raise(NOTICE);
    navigator.reset('emergency');
    emergency.clear(NOTICE.id);
    expect(navigator.location.page).toBe('home');
  });

  it('leaves a page alone that took the screen from it', () => {
    const { navigator, emergency, shownWhenOver } = setUp();
    emergency.raise(NOTICE);
    navigator.reset('revoked');
    emergency.clear(NOTICE.id);
    expect(navigator.location.page).toBe('revoked');
    expect(shownWhenOver).toEqual([]);
  });
});
