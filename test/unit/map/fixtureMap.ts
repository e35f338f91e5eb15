import { fileURLToPath } from 'node:url';
import { mapOfFolder } from '../../../src/cli/map/mapOfFolder.ts';
import type { MessageMap, Place } from '../../../src/core/map/model.ts';

export function fixtureFolder(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/map/${name}`, import.meta.url));
}

/** The map of a folder of `test/fixtures/map`. */
export async function fixtureMap(name: string, includeTests = false): Promise<MessageMap> {
  return (await mapOfFolder(fixtureFolder(name), includeTests)).map;
}

/** A map as lines to compare: each message with its handlers (`<-`) and senders (`->`), lines of files counted from 1. */
export function described({ messages, handlers, senders }: MessageMap): string[] {
  return messages.flatMap(({ id, kind }) => [
    `${kind} ${id}`,
    ...handlers
      .filter(({ handles }) => handles.includes(id))
      .map(({ role, name, place, emits }) => {
        const sent = emits.length > 0 ? `, emits ${emits.join(', ')}` : '';
        return `  <- ${role} ${name} ${at(place)}${sent}`;
      }),
    ...senders
      .filter(({ message }) => message === id)
      .map(({ within, place, topic }) => `  -> ${within} ${at(place)}${topic ? ` to ${topic}` : ''}`),
  ]);
}

function at({ path, range }: Place): string {
  return `${path.slice(path.lastIndexOf('/') + 1)}:${range.start.line + 1}`;
}
