export { type Buildable, ensureBuilt } from './build.ts';
export { type Certificate, throwAwayCertificate } from './certificate.ts';
export { mountPath } from './mount.ts';
export type { AuditEvent } from './real/audit.ts';
export { SECOND_ADDRESS } from './real/second-address.ts';
export { type RealCluster, type RealClusterOptions, startRealCluster } from './real/start.ts';
export { type StandinOptions, startStandin } from './standin.ts';
export type { Backend, Cluster, Kind, LoggedRequest } from './types.ts';
