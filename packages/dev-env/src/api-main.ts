/** The api of the demo district: the only entry that opens the demo door. */
import { create, readApiConfig } from '@falink/api';

const service = await create(readApiConfig(process.env), { demo: true });
await service.start();
