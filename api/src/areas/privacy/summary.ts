import type { Text } from '@falink/protocol';
import type { NoticeFacts } from './facts.js';

/** Where questions go: the office's own contact, or else the hotline. */
export function contactOf({ contact, district }: NoticeFacts): Text {
  if (contact !== null) return { zh: contact, en: contact };
  const hotline = district?.hotline ?? '12348';
  return { zh: hotline, en: hotline };
}

/** The first page: four sentences that somebody understands who reads or hears them once. */
export function summaryOf(facts: NoticeFacts): Text[] {
  const { zh, en } = contactOf(facts);
  const office = facts.processor;
  const thing = { home: '这台电视', room: '这间服务室', web: '这项服务' }[facts.audience];
  const thingEn = { home: 'this television', room: 'this service room', web: 'this service' }[facts.audience];
  const who: Text =
    office === null
      ? {
          zh: `${thing}由谁负责，还没有登记。想知道，请打 ${zh}。`,
          en: `Who answers for ${thingEn} has not been entered yet. To find out, call ${en}.`,
        }
      : { zh: `${thing}由${office}负责。`, en: `${office} answers for ${thingEn}.` };
  return [
    who,
    sensesOf(facts),
    keptOf(facts),
    {
      zh: `想查看、更正或者删掉自己的信息，请找：${zh}。`,
      en: `To see, correct or delete what is kept about you: ${en}.`,
    },
  ];
}

function sensesOf({ audience }: NoticeFacts): Text {
  switch (audience) {
    case 'home':
      return {
        zh: '摄像头和话筒平时关着，打给律师或者试机时才开。通话不录音、不录像。',
        en: 'Camera and microphone are off until you call a lawyer or try them. Calls are not recorded.',
      };
    case 'room':
      return {
        zh: '摄像头和话筒在通话或者试机时才开，不录音、不录像；证件和材料当着您的面拍。',
        en: 'Camera and microphone are on only in a call or a test. Nothing is recorded; papers are photographed before your eyes.',
      };
    case 'web':
      return {
        zh: '视频咨询时，摄像头和话筒在您同意以后才开，不录音、不录像。查进度只用受理号和查询码。',
        en: 'In a video consultation, camera and microphone are on once you agreed. Nothing is recorded. Following an application takes its number and code only.',
      };
  }
}

function keptOf({ audience, keep }: NoticeFacts): Text {
  const days = keep.callback_numbers;
  if (audience === 'room')
    return {
      zh: `申请表和材料加密保存。没有受理的，${keep.unfinished_intakes} 天后删除。`,
      en: `Forms and papers are kept encrypted. What was not accepted is deleted after ${keep.unfinished_intakes} days.`,
    };
  return {
    zh: `您留的电话加密保存，回电以后 ${days} 天删除。`,
    en: `A number that you leave is kept encrypted, and deleted ${days} days after you were called back.`,
  };
}
