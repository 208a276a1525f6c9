import { FEATURES, type Feature } from '@falink/protocol';
import type { PageScene } from './PageScene.js';

/** Choices that lead to a feature, whatever page they are on. */
const LEADS_TO: Readonly<Record<string, Feature>> = {
  call: 'call',
  ask: 'call',
  duty: 'call',
  handover: 'call',
  number: 'callback',
  'legal-aid': 'legal_aid',
  precheck: 'legal_aid',
  library: 'library',
  calculators: 'calculators',
  notice: 'notice',
  adviser: 'notice',
  room: 'notice',
  follow: 'follow',
};
/** On these pages `start` begins an application. */
const STARTS_INTAKE = new Set(['legal-aid', 'precheck']);
/** Here the red key belongs to the call that is open. */
const OF_CALL = new Set(['call-waiting', 'call-active', 'intake']);

/** A page without what this television does not offer. Digits stay: people know them by heart. Pure. */
export function offeredScene(scene: PageScene, offers: (feature: Feature) => boolean): PageScene {
  if (FEATURES.every(offers)) return scene;
  const isOffered = (id: string): boolean => {
    const feature = id === 'start' && STARTS_INTAKE.has(scene.page) ? 'intake' : LEADS_TO[id];
    return feature === undefined || offers(feature);
  };
  const choices = scene.choices.filter(({ id }) => isOffered(id));
  const isLost = scene.firstFocus !== null && !choices.some(({ id }) => id === scene.firstFocus);
  return {
    ...scene,
    choices,
    hints: scene.hints.filter(({ key }) => key !== 'red' || OF_CALL.has(scene.page) || offers('call')),
    firstFocus: isLost ? (choices.find(({ disabled }) => !disabled)?.id ?? null) : scene.firstFocus,
  };
}
