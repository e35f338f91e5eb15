import type { Localized } from '../locale.ts';
import { object, required, type Shape } from './yamlShape.ts';

/** A value in both languages; where one is missing it is reported, and the other is kept. */
export function localized<T>(shape: Shape<T>): Shape<Localized<T>> {
  const text = required<T | undefined>(shape, undefined);
  return object<Localized<T>>({ en: text, ko: text });
}
