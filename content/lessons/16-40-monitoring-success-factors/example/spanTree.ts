import { table } from '../../../shop/print.ts';
import type { Span } from '../../../shop/tracing.ts';

/** Spans as a table: traces are lettered in the order they began, children are indented under their parents. */
export function spanTable(spans: readonly Span[], shown: readonly Span[] = spans): string {
  const letters = lettersOf(spans);
  const rows = (parent: Span | undefined, depth: number): (string | number)[][] =>
    shown
      .filter((span) => span.parent?.spanId === parent?.spanId)
      .toSorted((a, b) => a.start - b.start)
      .flatMap((span) => [
        [
          letters.get(span.traceId) ?? '',
          `${'  '.repeat(depth)}${span.name}`,
          span.service,
          span.kind,
          span.start,
          span.end - span.start,
          span.failed ? 'failed' : '',
          span.links.map(({ traceId }) => letters.get(traceId)).join(', '),
        ],
        ...rows(span, depth + 1),
      ]);
  return table(['trace', 'span', 'service', 'kind', 'start', 'ms', '', 'links to'], rows(undefined, 0));
}

/** The traces that a trace leads to: its own spans, and those of every trace that links to one of them. */
export function reachableFrom(spans: readonly Span[], traceId: string): Set<string> {
  const reached = new Set([traceId]);
  for (const trace of reached) {
    for (const span of spans) {
      if (span.links.some((link) => link.traceId === trace)) reached.add(span.traceId);
    }
  }
  return reached;
}

function lettersOf(spans: readonly Span[]): Map<string, string> {
  const roots = spans.toSorted((a, b) => a.start - b.start).map(({ traceId }) => traceId);
  return new Map([...new Set(roots)].map((traceId, index) => [traceId, String.fromCharCode(65 + index)]));
}
