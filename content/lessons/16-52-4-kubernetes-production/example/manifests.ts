import { readFileSync } from 'node:fs';
import type { AutoscalerSpec } from './autoscaler.ts';
import type { Budget } from './budget.ts';
import type { NetworkPolicy } from './network.ts';

interface Resource {
  readonly kind: string;
  readonly spec: unknown;
}

/** The resources of `manifests/<name>.json` of one kind. */
function specs(name: string, kind: string): unknown[] {
  const text = readFileSync(new URL(`./manifests/${name}.json`, import.meta.url), 'utf8');
  const { items } = JSON.parse(text) as { items: Resource[] };
  return items.filter((item) => item.kind === kind).map(({ spec }) => spec);
}

export const budget = specs('order', 'PodDisruptionBudget')[0] as Budget;

export const networkPolicies = specs('network', 'NetworkPolicy') as NetworkPolicy[];

/** The numbers of the autoscaler that the simulation reads. */
export const autoscaler = flat(specs('order', 'HorizontalPodAutoscaler')[0] as HorizontalPodAutoscaler);

interface HorizontalPodAutoscaler {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly [
    { readonly resource: { readonly target: { readonly averageUtilization: number } } },
  ];
  readonly behavior: { readonly scaleDown: { readonly stabilizationWindowSeconds: number } };
}

function flat({ minReplicas, maxReplicas, metrics, behavior }: HorizontalPodAutoscaler): AutoscalerSpec {
  return {
    minReplicas,
    maxReplicas,
    target: metrics[0].resource.target.averageUtilization,
    downWindowSeconds: behavior.scaleDown.stabilizationWindowSeconds,
  };
}
