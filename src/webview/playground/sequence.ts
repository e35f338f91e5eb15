import { messageName } from '../../../content/shop/envelope.ts';
import type { Observation } from '../../../content/shop/serviceProcess.ts';
import type { PlaygroundStrings } from './strings.ts';

/** Arrows and notes that a diagram shows at most: the latest. */
const mostShown = 40;

/** What arrived where, who died and came back, as a Mermaid sequence diagram. */
export function sequenceOf(
  observations: readonly Observation[],
  strings: PlaygroundStrings,
): { readonly source: string; readonly leftOut: number } {
  const lines = observations.flatMap((seen) => lineOf(seen, strings) ?? []);
  const shown = lines.slice(-mostShown);
  return {
    source: [
      'sequenceDiagram',
      `accTitle: ${strings.diagram}`,
      ...['order', 'inventory', 'payment', 'shipping'].map((service) => `participant ${service}`),
      ...shown,
    ].join('\n'),
    leftOut: lines.length - shown.length,
  };
}

function lineOf(
  { kind, service, envelope, point }: Observation,
  strings: PlaygroundStrings,
): string | undefined {
  switch (kind) {
    case 'handled':
    case 'repeated': {
      if (!envelope) return undefined;
      const from = envelope.source.replace('/services/', '');
      const name = `${messageName(envelope)} ${envelope.subject}`;
      return kind === 'handled'
        ? `${from}->>${service}: ${name}`
        : `${from}-->>${service}: ${name} (${strings.again})`;
    }
    case 'crashed':
      return `Note over ${service}: ${strings.crashed(point?.split(':')[1] ?? '')}`;
    case 'restarted':
      return `Note over ${service}: ${strings.restarted}`;
    case 'published':
      return undefined; // The arrow is drawn where the message arrives.
  }
}
