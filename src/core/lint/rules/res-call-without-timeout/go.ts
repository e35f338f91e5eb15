import type { Call, PatternModel } from '../../../analysis/model.ts';
import type { RuleFix } from '../../rule.ts';

/**
 * The functions of `net/http`, and of its default client, have no time limit and take none: what to do instead is for
 * people to say.
 */
export function untimedInGo({ path }: Call, model: PatternModel): RuleFix[] | undefined {
  const [root, ...rest] = path;
  const isHttp = model.imports.some(({ module, local }) => module === 'net/http' && local === root);
  return isHttp && /^(?:DefaultClient\.)?(?:Get|Head|Post|PostForm)$/.test(rest.join('.')) ? [] : undefined;
}
