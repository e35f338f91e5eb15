import type { Health } from '../example/health.ts';
import type { Deployment } from '../example/manifest.ts';
import type { Program } from '../example/pod.ts';

const health: Health = (path, { started, database }) => {
  switch (path) {
    case '/health/startup':
      return started;
    case '/health/live':
      return database.answers();
    case '/health/ready':
      return started && database.answers();
    default:
      return undefined;
  }
};

export const program: Program = {
  health,
  onSigterm: (server) => server.kill(),
};

export const deployment: Deployment = {
  spec: {
    replicas: 3,
    template: {
      spec: {
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'order',
            image: 'registry.example.com/shop/order:latest',
            resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
            startupProbe: {
              httpGet: { path: '/health/startup', port: 8080 },
              periodSeconds: 2,
              failureThreshold: 30,
            },
            livenessProbe: { httpGet: { path: '/health/live', port: 8080 } },
            readinessProbe: { httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 5 },
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
  },
};
