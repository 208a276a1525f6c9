import {
  aidCentre,
  aidCounter,
  chairBack,
  lawDesk,
  lawOffice,
  SERVICE_TV,
  serviceDesk,
  serviceRoom,
} from '../art/places-service.js';
import type { Layer, PersonLayer, Scene } from './story.js';

/** What is seen and how the camera moves; who comes in differs from story to story. */
type Shot = Pick<Scene, 'layers' | 'camera'>;

/** The community's service room: the lawyer on the television, the visitors before it. */
export function serviceRoomShot(visitors: readonly PersonLayer[], zoom: number): Shot {
  return {
    layers: [
      { kind: 'drawing', depth: 0.6, draw: serviceRoom },
      {
        kind: 'person',
        depth: 0.6,
        who: 'zhou',
        pose: { x: 1110, y: 345, scale: 0.84, mouth: 'smile', look: -2 },
        within: { ...SERVICE_TV, rx: 6 },
      },
      ...visitors,
      { kind: 'drawing', depth: 1.15, draw: serviceDesk },
    ],
    camera: { from: { x: -16, y: 0, zoom: 1 }, to: { x: 20, y: -6, zoom } },
  };
}

/** The lawyer at the desk in her office; `shown`: what she explains, in the air beside her. */
export function lawyerAtDesk(
  at: { x: number; y: number; scale: number; look?: number },
  desk?: Parameters<typeof lawDesk>[0],
  shown?: () => string,
): Layer[] {
  const { x, y, scale, look } = at;
  return [
    { kind: 'drawing', depth: 0.5, draw: lawOffice },
    { kind: 'drawing', depth: 0.9, draw: () => chairBack(x, y - 30, scale) },
    {
      kind: 'person',
      depth: 1,
      who: 'zhou',
      pose: { x, y, scale, mouth: 'smile', ...(look !== undefined && { look }) },
    },
    ...(shown ? [{ kind: 'drawing', depth: 0.9, draw: shown } as const] : []),
    { kind: 'drawing', depth: 1.15, draw: () => lawDesk(desk) },
  ];
}

/** The counter of the legal-aid centre: the officer at `officerX`, the applicant before her. */
export function aidCounterShot(officerX: number, applicant: PersonLayer): Shot {
  return {
    layers: [
      { kind: 'drawing', depth: 0.5, draw: aidCentre },
      {
        kind: 'person',
        depth: 0.95,
        who: 'officer',
        pose: { x: officerX, y: 395, scale: 1.65, mouth: 'smile', look: -4 },
      },
      applicant,
      { kind: 'drawing', depth: 1.15, draw: aidCounter },
    ],
    camera: { from: { x: -14, y: 0, zoom: 1.01 }, to: { x: 14, y: 0, zoom: 1.06 } },
  };
}
