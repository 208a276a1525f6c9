import { jestProject } from '@falink/tooling/jest';

export default jestProject({ name: 'tv-app' });
