import { jestProject } from '@falink/tooling/jest';

export default jestProject({ name: 'client' });
