import { z } from 'zod';
import { LocaleSchema } from '../../common.js';
import { route } from '../../contract.js';
import { SpeechSchema, VoiceSchema } from './voice.js';

export const voiceRoutes = {
  voice: route({
    method: 'GET',
    path: '/api/v1/voice',
    auth: ['terminal'],
    since: 2,
    tag: 'voice',
    summary: 'The languages that the service can speak; asking begins to render the fixed sentences',
    response: VoiceSchema,
    errors: [],
  }),
  voiceBundle: route({
    method: 'GET',
    path: '/api/v1/voice/:locale/bundle',
    auth: ['terminal'],
    since: 2,
    tag: 'voice',
    summary: 'The fixed sentences of a language as Opus, with an index of their places (SPEC L6)',
    params: z.object({ locale: LocaleSchema }),
    produces: 'application/octet-stream',
    errors: ['voice.unavailable', 'voice.preparing'],
  }),
  speak: route({
    method: 'POST',
    path: '/api/v1/voice/speech',
    auth: ['terminal'],
    since: 2,
    tag: 'voice',
    summary: 'One utterance as Opus in Ogg. The text is neither stored nor logged (SPEC L7)',
    body: SpeechSchema,
    produces: 'audio/ogg',
    errors: ['voice.unavailable', 'voice.busy', 'voice.silent'],
  }),
} as const;
