/** One line of what the edge offers. What has no line cannot be reached from outside. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/v1/orders/{orderId}`: a parameter stands for one segment of letters, digits, `-` and `_`. */
  readonly path: string;
  /** The service that answers, as a host name: `order` is `http://order/…`. */
  readonly upstream: string;
  /** The most the whole answer may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether callers need not say who they are. */
  readonly isPublic?: boolean;
}

/** A route, or the methods that the path has: none for an unknown path. */
export type RouteMatch =
  | { readonly route: Route; readonly allow?: undefined }
  | { readonly route?: undefined; readonly allow: readonly string[] };

/** Finds the one route of a request. The order of the lines says nothing. */
export class RouteTable {
  readonly routes: readonly Route[];

  /** Throws a RangeError when two routes could claim one path and neither is the more specific. */
  constructor(routes: readonly Route[]) {
    this.routes = routes.toSorted(bySpecificity);
    for (const [nth, route] of this.routes.entries()) {
      const rival = this.routes.slice(nth + 1).find((other) => isAmbiguous(route, other));
      if (rival) throw new RangeError(`${route.method} ${route.path} and ${rival.path} claim the same paths`);
    }
  }

  match(method: string, path: string): RouteMatch {
    const having = this.routes.filter((route) => matches(route, path));
    const route = having.find((candidate) => candidate.method === method);
    return route ? { route } : { allow: [...new Set(having.map((candidate) => candidate.method))] };
  }
}

const PARAMETER = /^\{\w+\}$/;
const VALUE = /^[\w-]+$/;

const segmentsOf = (path: string) => path.split('/').slice(1);

function matches(route: Route, path: string): boolean {
  const wanted = segmentsOf(route.path);
  const given = segmentsOf(path);
  return (
    wanted.length === given.length &&
    wanted.every((segment, nth) =>
      PARAMETER.test(segment) ? VALUE.test(given[nth] ?? '') : segment === given[nth],
    )
  );
}

// #region precedence
/** A literal goes before a parameter, decided at the first segment where two paths differ in that. */
function bySpecificity(one: Route, other: Route): number {
  const [left, right] = [kinds(one), kinds(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `/v1/orders/{orderId}` is `LLP`. */
function kinds({ path }: Route): string {
  return segmentsOf(path)
    .map((segment) => (PARAMETER.test(segment) ? 'P' : 'L'))
    .join('');
}

/** `/v1/{a}/x` and `/v1/y/{b}` both claim `/v1/y/x`, and each is the more specific in one place. */
function isAmbiguous(one: Route, other: Route): boolean {
  const [left, right] = [segmentsOf(one.path), segmentsOf(other.path)];
  if (one.method !== other.method || left.length !== right.length) return false;
  const overlap = left.every((segment, nth) => {
    const rival = right[nth] ?? '';
    return segment === rival || PARAMETER.test(segment) || PARAMETER.test(rival);
  });
  return overlap && !isNarrower(one, other) && !isNarrower(other, one);
}

/** Narrower: a literal wherever the other has one, and somewhere more than that. */
function isNarrower(one: Route, other: Route): boolean {
  const [left, right] = [kinds(one), kinds(other)];
  return left !== right && [...left].every((kind, nth) => kind === 'L' || right[nth] === 'P');
}
// #endregion precedence
