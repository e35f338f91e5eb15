import type { Service } from './domain.ts';
import type { Rng } from './rng.ts';
import type { SimClock } from './simClock.ts';

/** What travels with a call or a message: which trace, and which span of it. */
export interface SpanContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
}

/** What OpenTelemetry calls span kinds. */
export type SpanKind = 'SERVER' | 'CLIENT' | 'PRODUCER' | 'CONSUMER' | 'INTERNAL';

export interface SpanOptions {
  readonly kind: SpanKind;
  /** The span that waits for this one; without it a new trace begins. */
  readonly parent?: SpanContext | undefined;
  /** Spans that led to this one without waiting for it. */
  readonly links?: readonly SpanContext[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A piece of work that is over. Times are milliseconds since the clock started. */
export interface Span extends SpanContext, SpanOptions {
  readonly service: Service;
  readonly name: string;
  readonly links: readonly SpanContext[];
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
}

// #region traceparent
/** The header of W3C Trace Context: version, trace, span, and the flag "sampled". */
export function traceparent({ traceId, spanId }: SpanContext): string {
  return `00-${traceId}-${spanId}-01`;
}

/** Undefined for a header that is missing or malformed: then a new trace begins, and nothing fails. */
export function readTraceparent(header: string | null | undefined): SpanContext | undefined {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(header ?? '') ?? [];
  if (!traceId || !spanId || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId };
}
// #endregion traceparent

/** Records the spans of one service; `onEnd` gets each when it is over, children before their parents. */
export class Tracer {
  readonly #service: Service;
  readonly #clock: SimClock;
  readonly #rng: Rng;
  readonly #onEnd: (span: Span) => void;

  constructor(service: Service, clock: SimClock, rng: Rng, onEnd: (span: Span) => void) {
    this.#service = service;
    this.#clock = clock;
    this.#rng = rng;
    this.#onEnd = onEnd;
  }

  /** Runs `work` inside a span. What it throws is thrown on, and marks the span as failed. */
  async span<T>(
    name: string,
    options: SpanOptions,
    work: (context: SpanContext) => T | Promise<T>,
  ): Promise<T> {
    const context = { traceId: options.parent?.traceId ?? this.#hex(32), spanId: this.#hex(16) };
    const start = this.#clock.elapsed();
    let failed = true;
    try {
      const result = await work(context);
      failed = false;
      return result;
    } finally {
      const end = this.#clock.elapsed();
      const links = options.links ?? [];
      this.#onEnd({ ...options, ...context, links, service: this.#service, name, start, end, failed });
    }
  }

  #hex(digits: number): string {
    return Array.from({ length: digits }, () => this.#rng.int(1, 15).toString(16)).join('');
  }
}
