import { z } from 'zod';
import { IdParamsSchema, LocaleSchema } from '../../common.js';
import { route } from '../../contract.js';
import { HomeSchema } from './home.js';
import { RoomSchema } from './room.js';

export const homeRoutes = {
  home: route({
    method: 'GET',
    path: '/api/v1/terminal/home',
    auth: ['terminal'],
    tag: 'terminals',
    summary: 'What the home page needs',
    response: HomeSchema,
    errors: ['terminal.unknown', 'service.busy'],
  }),
  serviceRoom: route({
    method: 'GET',
    path: '/api/v1/terminal/room',
    auth: ['terminal'],
    since: 2,
    tag: 'terminals',
    summary: 'The service room of the terminal’s place: what is to be read there today, and what can be done there',
    response: z.object({ room: RoomSchema.nullable() }),
    errors: ['service.busy'],
  }),
  terminalGuide: route({
    method: 'GET',
    path: '/api/v1/terminals/:id/guide.pdf',
    auth: ['staff'],
    tag: 'terminals',
    summary: 'A page of A4 to lie beside a television: its number, the keys of the remote, whom to call',
    params: IdParamsSchema,
    query: z.strictObject({ locale: LocaleSchema }),
    produces: 'application/pdf',
    errors: ['terminal.unknown'],
  }),
} as const;
