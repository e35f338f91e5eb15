// ---
// title: { en: Anti-corruption layer, ko: 부패 방지 계층 }
// description:
//   en: Translates a foreign model at one place and refuses what it cannot translate, so foreign words stay outside.
//   ko: 외부 모델을 한곳에서 번역하고 번역할 수 없는 것은 거절해, 외부 용어가 안으로 들어오지 못하게 합니다.
// pattern: design
// lesson: 16-13-1-single-responsibility#anti-corruption-layer
// names: [Customer]
// ---

/** Our model. Nothing in it shows where it came from. */
export interface Customer {
  readonly customerId: string;
  readonly name: string;
  readonly status: 'active' | 'blocked';
}

/** What the other side sends; only this file knows it. */
interface LegacyRecord {
  readonly KUNNR: string;
  readonly NAME1: string;
  readonly SPERR: '' | 'X';
}

export type CustomerTranslation = { readonly customer: Customer } | { readonly untranslatable: string };

/**
 * The other side's record in our terms. What does not fit is set aside with a reason, not guessed: a guess would live
 * on as a fact.
 */
export function translateCustomer(received: unknown): CustomerTranslation {
  if (!isLegacyRecord(received)) return { untranslatable: 'not a record with KUNNR, NAME1 and SPERR' };
  const customerId = received.KUNNR.replace(/^0+/, '');
  const name = received.NAME1.trim();
  if (customerId === '' || name === '') return { untranslatable: 'number or name is empty' };
  return { customer: { customerId, name, status: received.SPERR === 'X' ? 'blocked' : 'active' } };
}

function isLegacyRecord(value: unknown): value is LegacyRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { KUNNR, NAME1, SPERR } = value as Record<string, unknown>;
  return typeof KUNNR === 'string' && typeof NAME1 === 'string' && (SPERR === '' || SPERR === 'X');
}
