/** The part of a NetworkPolicy that the shop uses. */
export interface NetworkPolicy {
  readonly podSelector: Selector;
  readonly policyTypes: readonly ('Ingress' | 'Egress')[];
  readonly ingress?: readonly { readonly from: readonly Peer[]; readonly ports: readonly Port[] }[];
  readonly egress?: readonly { readonly to: readonly Peer[]; readonly ports: readonly Port[] }[];
}

interface Selector {
  readonly matchLabels?: { readonly app: string };
}

interface Peer {
  readonly podSelector: Selector;
}

interface Port {
  readonly port: number;
}

// #region reaches
/** Whether a pod of `from` reaches `port` of a pod of `to`: both ends have to allow it. */
export function reaches(policies: readonly NetworkPolicy[], from: string, to: string, port: number): boolean {
  const about = (app: string, type: 'Ingress' | 'Egress') =>
    policies.filter(
      ({ podSelector, policyTypes }) => selects(podSelector, app) && policyTypes.includes(type),
    );
  const outgoing = about(from, 'Egress');
  const incoming = about(to, 'Ingress');
  const allowed = (peers: readonly Peer[], ports: readonly Port[], app: string) =>
    peers.some(({ podSelector }) => selects(podSelector, app)) && ports.some((one) => one.port === port);
  const mayLeave = outgoing.some(({ egress = [] }) =>
    egress.some((rule) => allowed(rule.to, rule.ports, to)),
  );
  const mayEnter = incoming.some(({ ingress = [] }) =>
    ingress.some((rule) => allowed(rule.from, rule.ports, from)),
  );
  return (outgoing.length === 0 || mayLeave) && (incoming.length === 0 || mayEnter);
}
// #endregion reaches

function selects({ matchLabels }: Selector, app: string): boolean {
  return matchLabels === undefined || matchLabels.app === app;
}
