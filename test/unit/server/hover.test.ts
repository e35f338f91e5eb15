import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import type { MapMessage } from '../../../src/core/map/model.ts';
import { hoverOn } from '../../../src/server/map/hover.ts';
import { MapLookup } from '../../../src/server/map/lookup.ts';

describe('hovers on messages', () => {
  it('make no Markdown of the names that somebody’s source holds', () => {
    const message: MapMessage = {
      id: 'shop/x',
      name: '[click](command:evil) <b>*x*</b> `y`',
      kind: 'event',
      service: '![](https://example.com/x.png)',
    };
    const hover = hoverOn(
      { kind: 'message', message },
      {
        lookup: new MapLookup({ messages: [message], handlers: [], senders: [] }),
        locale: 'en',
        uriScheme: undefined,
        commands: false,
        locationOf: () => undefined,
      },
    );
    const { value = '' } = hover.contents as { value?: string };
    const html = new MarkdownIt({ html: true }).render(value);
    assert.doesNotMatch(html, /<(?:a|b|em|img|code)\b/);
    assert.match(html, /\[click\]\(command:evil\)/);
  });
});
