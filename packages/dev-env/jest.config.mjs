import { jestProject } from '@falink/tooling/jest';

export default jestProject({ name: 'dev-env', timeoutMs: 60_000 });
