/**
 * The strongly connected parts of a graph, each with its nodes in the order in which they were reached (Tarjan, "Depth-First
 * Search and Linear Graph Algorithms", 1972). The walk keeps its own stack, so that a long chain is no deep recursion.
 * @param next the nodes that edges of a node lead to; those not among `nodes` are walked too
 */
export function componentsOf(
  nodes: readonly string[],
  next: (node: string) => readonly string[],
): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  for (const root of nodes) {
    if (index.has(root)) continue;
    const walk = [enter(root)];
    for (let step = walk.at(-1); step; step = walk.at(-1)) {
      const target = step.targets[step.at];
      if (target === undefined) {
        walk.pop();
        leave(step.node, walk.at(-1)?.node);
      } else {
        step.at += 1;
        if (!index.has(target)) walk.push(enter(target));
        else if (isOpen.has(target)) lower(step.node, index.get(target) ?? 0);
      }
    }
  }
  return components;

  function enter(node: string): { node: string; targets: readonly string[]; at: number } {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, targets: next(node), at: 0 };
  }

  function lower(node: string, to: number): void {
    low.set(node, Math.min(low.get(node) ?? to, to));
  }

  function leave(node: string, above: string | undefined): void {
    if (above !== undefined) lower(above, low.get(node) ?? 0);
    if (low.get(node) !== index.get(node)) return;
    const component = open.splice(open.indexOf(node));
    for (const one of component) isOpen.delete(one);
    components.push(component);
  }
}
