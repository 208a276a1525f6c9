export { Child, type ChildOptions } from './child.js';
export { type DevEnv, type DevEnvOptions, startDevEnv, untilReady } from './dev-env.js';
export { freePort, isPortFree } from './free-port.js';
export { dataDirOf, PROJECT_ROOT } from './paths.js';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './postgres.js';
export { privateCertificate, type ServerCertificate } from './private-ca.js';
