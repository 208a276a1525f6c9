import { z } from 'zod';
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
} as const;
