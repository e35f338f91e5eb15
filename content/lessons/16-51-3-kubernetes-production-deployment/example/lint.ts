import { type Container, containerOf, type Deployment, graceSeconds } from './manifest.ts';

export interface Finding {
  readonly rule: string;
  readonly detail: string;
}

/** How long the slowest request of the service may take. */
const DRAIN_SECONDS = 8;

type Rule = (deployment: Deployment, container: Container) => string | undefined;

// #region rules
const rules: Record<string, Rule> = {
  'image-pinned': (_, { image }) => (/@sha256:[0-9a-f]{64}$/.test(image) ? undefined : `${image} can move`),

  'requests-set': (_, { resources = {} }) => {
    const { requests = {}, limits = {} } = resources;
    if (!requests.cpu || !requests.memory) return 'cpu and memory requests are missing';
    return limits.memory === requests.memory ? undefined : 'the memory limit differs from the request';
  },

  'liveness-local': (_, { livenessProbe, readinessProbe }) =>
    livenessProbe && livenessProbe.httpGet.path === readinessProbe?.httpGet.path
      ? `liveness asks ${livenessProbe.httpGet.path}, as readiness does`
      : undefined,

  'startup-probe': (_, { startupProbe }) =>
    startupProbe ? undefined : 'a slow start looks like a dead process',

  'graceful-sigterm': (deployment, { lifecycle }) => {
    const preStop = lifecycle?.preStop?.sleep?.seconds ?? 0;
    if (preStop === 0) return 'no preStop: SIGTERM overtakes the endpoint update';
    const left = graceSeconds(deployment) - preStop;
    return left >= DRAIN_SECONDS ? undefined : `${left} s are left to drain, ${DRAIN_SECONDS} s are needed`;
  },
  // #endregion rules

  'restricted-profile': ({ spec }, { securityContext = {} }) => {
    const pod = spec.template.spec.securityContext;
    const missing = Object.entries({
      runAsNonRoot: pod?.runAsNonRoot,
      seccompProfile: pod?.seccompProfile?.type === 'RuntimeDefault',
      'no privilege escalation': securityContext.allowPrivilegeEscalation === false,
      'drop ALL': securityContext.capabilities?.drop?.includes('ALL'),
    })
      .filter(([, given]) => !given)
      .map(([name]) => name);
    return missing.length === 0 ? undefined : `missing: ${missing.join(', ')}`;
  },

  'no-api-token': ({ spec }) =>
    spec.template.spec.automountServiceAccountToken === false ? undefined : 'every pod carries an API token',
};

/** Everything a Deployment must not ship with; empty when it may ship. */
export function lint(deployment: Deployment): Finding[] {
  const container = containerOf(deployment);
  return Object.entries(rules).flatMap(([rule, check]) => {
    const detail = check(deployment, container);
    return detail === undefined ? [] : [{ rule, detail }];
  });
}
