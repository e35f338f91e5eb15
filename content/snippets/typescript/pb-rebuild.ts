// ---
// title: { en: Blue/green rebuild of a projection, ko: 프로젝션 블루/그린 재구축 }
// description:
//   en: Builds the new view beside the old one and switches readers over only when it has caught up; a crash resumes it.
//   ko: 새 뷰를 기존 뷰 옆에서 만들고 따라잡은 뒤에만 읽기를 옮깁니다. 죽으면 이어서 진행합니다.
// pattern: projections
// lesson: 03d-projection-implementation#blue-green-rebuild
// names: [OrderHistory]
// stops: ["100"]
// ---

/** One build of the view with a table and a checkpoint of its own, such as `order_history_v2`. */
export interface OrderHistoryBuild {
  readonly name: string;
  /** Projects the next events in one transaction with its checkpoint, and returns the position it has reached. */
  advance(): Promise<number>;
}

export interface RebuildDeps {
  /** The position of the newest event. */
  head(): Promise<number>;
  /** Which build readers use; one row, so a switch is atomic. */
  activeBuild(): Promise<string>;
  activate(name: string): Promise<void>;
}

/** How far behind, in positions, a build may be that takes over. */
const closeEnough = 100;

/**
 * Runs until readers use `build`; call it again after a crash. The old build goes on projecting meanwhile, and stays
 * for a way back until nobody wants one. Throws when a rebuild makes no progress.
 */
export async function rebuildOrderHistory(
  build: OrderHistoryBuild,
  { head, activeBuild, activate }: RebuildDeps,
): Promise<void> {
  if ((await activeBuild()) === build.name) return;
  let reached = Number.NEGATIVE_INFINITY;
  for (;;) {
    const next = await build.advance();
    if ((await head()) - next <= closeEnough) break;
    if (next <= reached) throw new Error(`${build.name} is stuck at position ${next}`);
    reached = next;
  }
  await activate(build.name);
}
