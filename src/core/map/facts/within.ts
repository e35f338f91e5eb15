import type { Body, PatternModel } from '../../analysis/model.ts';

/** Names that say nothing without the object they stand in. */
const general = /^(?:handle|handler|execute|apply|evolve|decide|run|process)$/;

/** The function a body belongs to: `place`, or `Order.place` for what is in a class; empty for the file itself. */
export function withinOf(model: PatternModel, body: Body): string {
  for (let at: Body | undefined = body; at; at = parentOf(model, at)) {
    if (at.kind === 'file') return '';
    if (at.kind === 'constructor') return at.owner ?? '';
    if (!at.name || (at.argumentOf && at.kind === 'function')) continue;
    if (at.owner !== undefined && !isLocal(model, at)) return `${at.owner}.${at.name}`;
    const around = at.within.findLast((name) => name !== 'default');
    return around !== undefined && general.test(at.name) ? `${around}.${at.name}` : at.name;
  }
  return '';
}

/** A function inside another one, though a class may be around both. */
function isLocal(model: PatternModel, body: Body): boolean {
  return body.kind === 'function' && parentOf(model, body)?.kind !== 'file';
}

export function parentOf(model: PatternModel, body: Body): Body | undefined {
  return body.parent === undefined ? undefined : model.bodies[body.parent];
}

/** The name of the model's file without its ending. */
export function fileName({ path }: PatternModel): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
