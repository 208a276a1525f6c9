import { jestProject } from '@falink/tooling/jest';

export default jestProject({ name: 'e2e', timeoutMs: 300_000 });
