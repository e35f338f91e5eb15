/** The labels of a metric, each with all of its values: what is not listed is counted as `other`. */
export type LabelValues = Readonly<Record<string, readonly string[]>>;

export type Labels = Readonly<Record<string, string>>;

/** One number that is kept for one combination of label values. */
interface Sample {
  readonly suffix: string;
  readonly labels: Labels;
  readonly value: number;
}

// #region bounded
/** A metric whose number of series is decided when it is declared, whatever the labels are given later. */
abstract class Metric {
  readonly name: string;
  readonly help: string;
  readonly #labels: LabelValues;

  constructor(name: string, help: string, labels: LabelValues) {
    this.name = name;
    this.help = help;
    this.#labels = labels;
  }

  abstract readonly type: 'counter' | 'gauge' | 'histogram';
  abstract samples(): Sample[];

  /** How many combinations of label values there can be: one more value for each label, which is `other`. */
  get limit(): number {
    return Object.values(this.#labels).reduce((product, values) => product * (values.length + 1), 1);
  }

  protected bounded(labels: Labels): Labels {
    return Object.fromEntries(
      Object.entries(this.#labels).map(([name, values]) => {
        const value = labels[name] ?? '';
        return [name, values.includes(value) ? value : 'other'];
      }),
    );
  }
}
// #endregion bounded

/** A metric with one number for each combination of label values. */
abstract class SingleNumber extends Metric {
  readonly #series = new Map<string, { labels: Labels; value: number }>();

  protected change(labels: Labels, next: (value: number) => number): void {
    const bounded = this.bounded(labels);
    const key = keyOf(bounded);
    this.#series.set(key, { labels: bounded, value: next(this.#series.get(key)?.value ?? 0) });
  }

  samples(): Sample[] {
    return [...this.#series.values()].map((each) => ({ suffix: '', ...each }));
  }
}

/** A number that only grows. */
export class Counter extends SingleNumber {
  readonly type = 'counter';

  add(labels: Labels, by = 1): void {
    this.change(labels, (value) => value + by);
  }
}

/** A number that is as it is now. */
export class Gauge extends SingleNumber {
  readonly type = 'gauge';

  set(labels: Labels, value: number): void {
    this.change(labels, () => value);
  }
}

/** How values are distributed: for each limit, in ascending order, how many were at most so large. */
export class Histogram extends Metric {
  readonly type = 'histogram';
  readonly #limits: readonly number[];
  readonly #series = new Map<string, { labels: Labels; counts: number[]; sum: number }>();

  constructor(name: string, help: string, labels: LabelValues, limits: readonly number[]) {
    super(name, help, labels);
    this.#limits = [...limits, Number.POSITIVE_INFINITY];
  }

  observe(labels: Labels, value: number): void {
    const bounded = this.bounded(labels);
    const series = this.#series.get(keyOf(bounded)) ?? {
      labels: bounded,
      counts: this.#limits.map(() => 0),
      sum: 0,
    };
    series.sum += value;
    series.counts = series.counts.map(
      (count, index) => count + (value <= (this.#limits[index] ?? 0) ? 1 : 0),
    );
    this.#series.set(keyOf(bounded), series);
  }

  samples(): Sample[] {
    return [...this.#series.values()].flatMap(({ labels, counts, sum }) => [
      ...counts.map((value, index) => ({
        suffix: '_bucket',
        labels: { ...labels, le: String(this.#limits[index]).replace('Infinity', '+Inf') },
        value,
      })),
      { suffix: '_sum', labels, value: sum },
      { suffix: '_count', labels, value: counts.at(-1) ?? 0 },
    ]);
  }
}

/** The metrics as Prometheus reads them: its text exposition format. */
export function exposition(metrics: readonly Metric[]): string {
  return metrics
    .flatMap((metric) => [
      `# HELP ${metric.name} ${metric.help}`,
      `# TYPE ${metric.name} ${metric.type}`,
      ...metric
        .samples()
        .map(
          ({ suffix, labels, value }) =>
            `${metric.name}${suffix}${inBraces(labels)} ${Number(value.toPrecision(12))}`,
        ),
    ])
    .join('\n');
}

function inBraces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function keyOf(labels: Labels): string {
  return JSON.stringify(labels);
}
