import { readFileSync } from 'node:fs';

/** The part of a Deployment that the linter and the simulated cluster read. */
export interface Deployment {
  readonly spec: {
    readonly replicas: number;
    readonly minReadySeconds?: number;
    readonly strategy?: { readonly rollingUpdate?: RollingUpdate };
    readonly template: { readonly spec: PodSpec };
  };
}

/** A number of pods, or a share of the replicas such as `25%`. */
export type Count = number | string;

export interface RollingUpdate {
  readonly maxSurge?: Count;
  readonly maxUnavailable?: Count;
}

export interface PodSpec {
  readonly automountServiceAccountToken?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly securityContext?: {
    readonly runAsNonRoot?: boolean;
    readonly seccompProfile?: { readonly type: string };
  };
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: {
    readonly requests?: { readonly cpu?: string; readonly memory?: string };
    readonly limits?: { readonly cpu?: string; readonly memory?: string };
  };
  readonly startupProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly lifecycle?: { readonly preStop?: { readonly sleep?: { readonly seconds: number } } };
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly readOnlyRootFilesystem?: boolean;
    readonly capabilities?: { readonly drop?: readonly string[] };
  };
}

export interface Probe {
  readonly httpGet: { readonly path: string; readonly port: number };
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

/** Reads `manifests/<name>.json`. */
export function manifest(name: 'first-draft' | 'reviewed'): Deployment {
  return JSON.parse(readFileSync(new URL(`./manifests/${name}.json`, import.meta.url), 'utf8'));
}

/** The one container of a pod of the shop. */
export function containerOf(deployment: Deployment): Container {
  const [container] = deployment.spec.template.spec.containers;
  if (!container) throw new Error('the pod has no container');
  return container;
}

/** How long a pod may take from the start of its preStop hook to its end; 30 s unless it says otherwise. */
export function graceSeconds(deployment: Deployment): number {
  return deployment.spec.template.spec.terminationGracePeriodSeconds ?? 30;
}
