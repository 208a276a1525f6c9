import { route } from '../../contract.js';
import { HomeSchema } from './home.js';

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
} as const;
