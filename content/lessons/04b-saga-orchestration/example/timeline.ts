import { messageName } from '../../../shop/envelope.ts';
import type { Observation } from '../../../shop/serviceProcess.ts';

/** A line for each thing that could be seen; what a process has handled is left out, its answer tells. */
export function timeline(observations: readonly Observation[]): string[] {
  return observations.flatMap((seen) => {
    const text = line(seen);
    return text ? [`${(seen.at / 1_000).toFixed(2).padStart(6)} s  ${text}`] : [];
  });
}

function line({ kind, service, envelope, point }: Observation): string | undefined {
  switch (kind) {
    case 'published':
      return `${service.padEnd(9)}  ${envelope && messageName(envelope)}`;
    case 'repeated':
      return `${service.padEnd(9)}  has seen ${envelope && messageName(envelope)} before`;
    case 'crashed':
      return `${service.padEnd(9)}  † ${point}`;
    case 'restarted':
      return `${service.padEnd(9)}  starts again`;
    case 'handled':
      return undefined;
  }
}
