import assert from 'node:assert/strict';
import { HTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute';
import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';

export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spec: Record<string, unknown>;
}

/** Models of Kubernetes' own schemas; each checks what it is made of. */
const models: readonly { new (data: never): { validate(): void }; kind: string; apiVersion: string }[] = [
  Deployment,
  HorizontalPodAutoscaler,
  PodDisruptionBudget,
  NetworkPolicy,
  HTTPRoute,
  PrometheusRule,
];

/** Throws where a resource does not fit the schema of its kind, or its kind has none here. */
export function validateResource(resource: Resource): void {
  const Model = models.find(
    ({ kind, apiVersion }) => kind === resource.kind && apiVersion === resource.apiVersion,
  );
  assert.ok(Model, `${resource.apiVersion} ${resource.kind}`);
  new Model(resource as never).validate();
}
