import { jestProject } from '@falink/tooling/jest';

const project = jestProject({ name: 'tv-app' });

export default {
  ...project,
  // What pages are drawn with in Node: see src/testing/render.ts.
  moduleNameMapper: {
    '^@lightningjs/sdk$': '<rootDir>/test/render/lightning.mjs',
    '/artFiles\\.js$': '<rootDir>/test/render/artFiles.mjs',
    ...project.moduleNameMapper,
  },
};
