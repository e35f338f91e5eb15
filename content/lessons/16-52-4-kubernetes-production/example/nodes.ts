import { SimClock } from '../../../shop/simClock.ts';
import { type Budget, disruptionsAllowed } from './budget.ts';

export interface Node {
  readonly name: string;
  readonly zone: string;
  cordoned: boolean;
}

interface Pod {
  readonly node: Node;
  ready: boolean;
}

/** Chooses the node of a new pod among those that take pods. */
export type Placement = (nodes: readonly Node[], podsOn: (match: (node: Node) => boolean) => number) => Node;

/** A refused eviction is tried again this often, in milliseconds. */
const RETRY_MS = 5_000;
const START_MS = 20_000;

/** Packs: the fullest node that has room. Cheap, until the node goes. */
export const packed: Placement = (nodes, podsOn) =>
  fewest(
    nodes.filter((node) => podsOn((other) => other === node) < 3),
    (node) => -podsOn((other) => other === node),
  );

// #region spread
/** Spreads over zones, and over nodes within a zone: `topologySpreadConstraints` with both keys. */
export const spread: Placement = (nodes, podsOn) =>
  fewest(nodes, (node) => 100 * podsOn(({ zone }) => zone === node.zone) + podsOn((other) => other === node));
// #endregion spread

/** Nodes in zones, and the pods of one Deployment on them. */
export class Nodes {
  readonly clock = new SimClock();
  readonly nodes: readonly Node[];
  /** Evictions that the budget refused. */
  refused = 0;
  fewestReady: number;
  #pods: Pod[] = [];
  readonly #replicas: number;
  readonly #place: Placement;

  constructor(zones: readonly string[], replicas: number, place: Placement) {
    this.nodes = zones.map((zone, index) => ({ name: `node-${index + 1}`, zone, cordoned: false }));
    this.#replicas = replicas;
    this.#place = place;
    this.fewestReady = replicas;
    while (this.#pods.length < replicas) this.#create(true);
  }

  readyIn(match: (node: Node) => boolean): number {
    return this.#pods.filter(({ node, ready }) => ready && match(node)).length;
  }

  // #region drain
  /** Evicts every pod of a node, as its budget allows; false when it gave up after `limitMs`. */
  async drain(node: Node, budget: Budget, limitMs = 600_000): Promise<boolean> {
    node.cordoned = true;
    const end = this.clock.now() + limitMs;
    for (const pod of this.#pods.filter((one) => one.node === node)) {
      while (
        disruptionsAllowed(
          budget,
          this.#replicas,
          this.readyIn(() => true),
        ) === 0
      ) {
        this.refused++;
        if (this.clock.now() + RETRY_MS > end) return false;
        await this.clock.sleep(RETRY_MS);
      }
      this.#remove(pod);
    }
    return true;
  }
  // #endregion drain

  /** Drains one node after another, as an upgrade does, until one cannot be drained; returns how many could. */
  async drainAll(budget: Budget): Promise<number> {
    for (const [drained, node] of this.nodes.entries()) {
      if (!(await this.drain(node, budget))) return drained;
      node.cordoned = false;
    }
    return this.nodes.length;
  }

  /** The node is gone, and nobody asked the budget. */
  crash(node: Node): void {
    node.cordoned = true;
    for (const pod of this.#pods.filter((one) => one.node === node)) this.#remove(pod);
  }

  #remove(pod: Pod): void {
    this.#pods = this.#pods.filter((other) => other !== pod);
    this.fewestReady = Math.min(
      this.fewestReady,
      this.readyIn(() => true),
    );
    this.#create(false);
  }

  #create(ready: boolean): void {
    const usable = this.nodes.filter(({ cordoned }) => !cordoned);
    const node = this.#place(usable, (match) => this.#pods.filter((pod) => match(pod.node)).length);
    const pod: Pod = { node, ready };
    this.#pods.push(pod);
    if (!ready) {
      this.clock.after(START_MS, () => {
        pod.ready = true;
      });
    }
  }
}

function fewest(nodes: readonly Node[], score: (node: Node) => number): Node {
  const [first] = [...nodes].sort((one, other) => score(one) - score(other));
  if (!first) throw new Error('no node has room');
  return first;
}
