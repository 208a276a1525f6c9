import { ago, sampleAgentCard } from '@falink/fixtures';
import {
  active,
  call,
  handover,
  rating,
  red,
  type ShotState,
  shownCall,
  waitsForPhone,
  withoutCamera,
  withoutMicrophone,
} from './steps.js';

/** A call from the red key to the rating. */
export const CALL_STATES: Readonly<Record<string, ShotState>> = {
  'call-category': { drive: red },
  'call-waiting': {
    drive: async (tools) => {
      await red(tools);
      await tools.press('2');
    },
  },
  'call-waiting-nocamera': { ...withoutCamera, drive: waitsForPhone },
  'call-waiting-nomicrophone': { ...withoutMicrophone, drive: waitsForPhone },
  companion: {
    ...withoutCamera,
    drive: async (tools) => {
      await waitsForPhone(tools);
      await tools.press('2');
      await tools.until('companion');
      await tools.page.waitForFunction(() => window.tv?.scene().qr !== undefined);
    },
  },
  'companion-opened': {
    ...withoutCamera,
    drive: async (tools) => {
      await waitsForPhone(tools);
      await tools.press('2');
      await tools.until('companion');
      tools.service.change({ call: call({ companion: 'opened', category: 'family', revision: 3 }) });
    },
  },
  handover: { drive: handover },
  'handover-fetching': {
    drive: async (tools) => {
      await tools.page.route('**/terminal/screen', () => undefined);
      await handover(tools);
    },
  },
  'handover-failed': { service: { refuseScreen: 'service.unavailable' }, drive: handover },
  'handover-waiting': {
    drive: async (tools) => {
      await handover(tools);
      tools.service.change({ call: shownCall() });
      await tools.until('call-waiting');
    },
  },
  'handover-active': {
    drive: async (tools) => {
      await handover(tools);
      tools.service.change({
        call: shownCall({ state: 'active', position: null, agent: sampleAgentCard(), activeAt: ago(384_000) }),
      });
      await tools.until('call-active');
    },
  },
  'handover-returned': {
    drive: async (tools) => {
      await handover(tools);
      tools.service.change({ call: shownCall() });
      await tools.until('call-waiting');
      tools.service.change({ call: null });
      await tools.until('home');
    },
  },
  'call-unstaffed': {
    drive: async (tools) => {
      await red(tools);
      tools.service.change({ call: call({ staffed: false, waitRangeMs: null, revision: 2 }) });
    },
  },
  'call-no-path': {
    drive: async (tools) => {
      await red(tools);
      const agent = sampleAgentCard();
      tools.service.change({ call: call({ state: 'connecting', position: null, agent, revision: 2 }) });
      tools.service.change({ call: call({ state: 'ended', agent, endReason: 'failed', revision: 3 }) });
    },
  },
  'call-leaving': {
    drive: async (tools) => {
      await red(tools);
      await tools.press('F1');
    },
  },
  'call-nobody': { service: { refuseCall: 'call.nobody_on_duty' }, drive: red },
  'call-red': {
    drive: async (tools) => {
      await active(tools);
      await tools.press('F1');
    },
  },
  'call-banner': {
    drive: async (tools) => {
      await red(tools);
      await tools.press('Escape');
      await tools.until('home');
    },
  },
  'call-active': { drive: active },
  'call-active-silent': {
    drive: async (tools) => {
      await active(tools);
      await tools.page.evaluate(() => {
        const remote = document.querySelector<HTMLVideoElement>('#call-remote');
        if (remote) remote.muted = true;
      });
    },
  },
  'call-rating': { drive: rating },
  'call-goodbye': {
    drive: async (tools) => {
      tools.service.change({
        goodbye: {
          state: 'confirmed',
          lines: ['12月3日前到区法律援助中心交申请表', '带身份证、劳动合同和工资条', '仲裁时效到明年6月30日'],
          nextOn: '2026-12-03',
          url: 'https://falink.example/console/summary.html#Zk1bqv0yq1J8C3s2nB7oVb4d6mVwT0aQ9xLrE5uHfGc',
          remainingMs: 600_000,
        },
      });
      await rating(tools);
      await tools.press('5');
    },
  },
  'call-rated': {
    drive: async (tools) => {
      await rating(tools);
      await tools.press('5');
    },
  },
};
