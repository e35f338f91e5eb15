import { RefreshTokens, type Rotation } from '../../../shop/refreshTokens.ts';
import { SimClock } from '../../../shop/simClock.ts';
import { openDatabase } from '../../../shop/sqlite.ts';

export interface Step {
  readonly who: string;
  readonly token: string;
  readonly status: Rotation['status'];
}

/** A thief has copied the first refresh token of cus-1. Whoever uses it second gives the theft away. */
export function theft(first: 'owner' | 'thief'): Step[] {
  const tokens = new RefreshTokens(openDatabase(), new SimClock());
  const names = new Map<string, string>();
  const name = (token: string) => {
    names.set(token, names.get(token) ?? `R${names.size + 1}`);
    return names.get(token) ?? '';
  };
  const steps: Step[] = [];
  const use = (who: string, token: string): string => {
    const rotation = tokens.rotate(token);
    steps.push({ who, token: name(token), status: rotation.status });
    return rotation.status === 'rotated' ? rotation.token : token;
  };
  const second = first === 'owner' ? 'thief' : 'owner';
  const stolen = tokens.issue('cus-1');
  const next = use(first, stolen);
  use(second, stolen);
  use(first, next);
  return steps;
}
