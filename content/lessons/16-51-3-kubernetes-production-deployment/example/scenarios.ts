import { Cluster } from './cluster.ts';
import { health } from './health.ts';
import type { Deployment } from './manifest.ts';
import type { Program } from './pod.ts';

/** When the pods are in service and the story begins. */
export const SETTLED_MS = 30_000;

/** No handler: on SIGTERM the process is dead. */
export const dies: Program = { health, onSigterm: (server) => server.kill() };
/** Finishes what it has begun. */
export const drains: Program = { health, onSigterm: (server) => server.close() };

/** One rollout under 90 s of traffic. */
export async function rollout(seed: number, deployment: Deployment, program: Program) {
  const cluster = new Cluster(seed, deployment, program);
  await cluster.clock.runFor(SETTLED_MS);
  const traffic = cluster.traffic(90);
  const rolling = cluster.rollOut('v2');
  await cluster.clock.runFor(120_000);
  await rolling;
  return { ...traffic, fewestReady: cluster.fewestReady, log: cluster.log };
}

/** The database is down for `seconds`; how often pods restart, and when the last of them is back in service. */
export async function outage(deployment: Deployment, program: Program, seconds: number) {
  const cluster = new Cluster(1, deployment, program);
  const { clock, database } = cluster;
  await clock.runFor(SETTLED_MS);
  database.up = false;
  await clock.runFor(seconds * 1_000);
  database.up = true;
  const end = clock.now();
  await clock.runFor(600_000);
  return {
    restarts: cluster.pods.reduce((sum, pod) => sum + pod.restarts, 0),
    backAfter: Math.max(...cluster.pods.map((pod) => pod.readySince - end)) / 1_000,
  };
}

/** The manifest with another preStop pause and grace period, in seconds. */
export function withShutdown(deployment: Deployment, preStop: number, grace: number): Deployment {
  const { spec } = deployment.spec.template;
  const containers = spec.containers.map((container) => ({
    ...container,
    lifecycle: { preStop: { sleep: { seconds: preStop } } },
  }));
  const template = { spec: { ...spec, containers, terminationGracePeriodSeconds: grace } };
  return { spec: { ...deployment.spec, template } };
}
