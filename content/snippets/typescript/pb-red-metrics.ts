// ---
// title: { en: RED metrics with bounded labels, ko: 레이블 수가 제한된 RED 지표 }
// description:
//   en: Rate, errors and duration by route and status class; every label has few values, whatever clients send.
//   ko: 경로와 상태 부류별로 요청 수, 오류, 소요 시간을 셉니다. 클라이언트가 무엇을 보내든 레이블 값은 몇 개뿐입니다.
// pattern: operations
// lesson: 16-40-monitoring-success-factors#red-use-golden
// stops: [http_server_request_duration_seconds]
// ---

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  readonly counts: number[];
  sum: number;
}

/** A histogram in Prometheus' text format. Its count is the rate, its 5xx class the errors, its buckets the percentiles. */
export class RequestMetrics {
  readonly #routes: ReadonlySet<string>;
  readonly #series = new Map<string, Series>();

  /** @param routes the templates, such as `/v1/orders/{id}`: a path with an id in it would make a series an order */
  constructor(routes: readonly string[]) {
    this.#routes = new Set(routes);
  }

  /** Call it once a request, also for one that failed; an unknown route counts as `other`. */
  observe(route: string, status: number, seconds: number): void {
    const labels = `route=${JSON.stringify(this.#routes.has(route) ? route : 'other')},status="${classOf(status)}"`;
    const series = this.#series.get(labels) ?? { counts: buckets.map(() => 0).concat(0), sum: 0 };
    this.#series.set(labels, series);
    const bucket = buckets.findIndex((limit) => seconds <= limit);
    const index = bucket < 0 ? buckets.length : bucket;
    series.counts[index] = (series.counts[index] ?? 0) + 1;
    series.sum += seconds;
  }

  toString(): string {
    const name = 'http_server_request_duration_seconds';
    const lines = [`# HELP ${name} Duration of requests.`, `# TYPE ${name} histogram`];
    for (const [labels, { counts, sum }] of this.#series) {
      let cumulative = 0;
      for (const [index, count] of counts.entries()) {
        cumulative += count;
        lines.push(`${name}_bucket{${labels},le="${buckets[index] ?? '+Inf'}"} ${cumulative}`);
      }
      lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${cumulative}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

function classOf(status: number): string {
  return status >= 100 && status < 600 ? `${Math.floor(status / 100)}xx` : 'other';
}
