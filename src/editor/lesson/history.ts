import type { History, Place } from '../../protocol/lesson.ts';

/** Longer histories forget their oldest places. */
const limit = 100;

/** The history after going to a new place: what was ahead is gone. */
export function visit(history: History, place: Place): History {
  const places = [...history.places.slice(0, history.current + 1), place].slice(-limit);
  return { places, current: places.length - 1 };
}

/** The history one step back or forward; undefined at its end. */
export function step(history: History, direction: 'back' | 'forward'): History | undefined {
  const current = history.current + (direction === 'back' ? -1 : 1);
  return current in history.places ? { ...history, current } : undefined;
}

/** The history with the current place moved, as the reader scrolls. */
export function moveTo(history: History, place: Place): History {
  return { ...history, places: history.places.with(history.current, place) };
}

export function placeOf({ places, current }: History): Place | undefined {
  return places[current];
}
