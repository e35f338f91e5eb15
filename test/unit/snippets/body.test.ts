// biome-ignore-all lint/suspicious/noTemplateCurlyInString: VS Code snippet syntax
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toSnippetBody } from '../../../src/core/snippets/body.ts';
import { expandSnippet } from '../../../src/core/snippets/expand.ts';
import { caseTransforms, inCase, type NameCase } from '../../../src/core/snippets/nameCase.ts';
import type { SnippetLanguage } from '../../../src/core/snippets/snippet.ts';

const body = (text: string, names: string[] = [], stops: [string, ...string[]][] = []) =>
  toSnippetBody(text, { names, stops }, 'typescript').body;

const typed = (
  text: string,
  names: string[],
  values: Record<number, string>,
  language: SnippetLanguage = 'typescript',
) => expandSnippet(toSnippetBody(text, { names, stops: [] }, language).body, { indent: '  ', typed: values });

describe('snippet body', () => {
  it('escapes what the snippet syntax would read', () => {
    assert.equal(body('const a = `${b}\\n`;'), 'const a = `\\${b\\}\\\\n`;');
  });

  it('turns indentation into tabs and keeps what is left over', () => {
    assert.equal(body('{\n    a\n   * b\n}'), '{\n\t\ta\n\t * b\n\\}');
  });

  it('puts the default at the first use of a stop and repeats it at the others', () => {
    assert.equal(
      body('wait(100); wait(100); wait(1000)', [], [['100']]),
      'wait(${1:100}); wait(${1}); wait(1000)',
    );
  });

  it('takes the longer of two stops that stand at the same place', () => {
    assert.equal(body('order-db order', [], [['order'], ['order-db']]), '${2:order-db} ${1:order}');
  });

  it('offers alternatives as a choice', () => {
    assert.equal(body("mode: 'full'", [], [["'full'", "'a,b'"]]), "mode: ${1|'full','a\\,b'|}");
  });

  it('ends on an empty stop where names are the only stops', () => {
    assert.equal(body('class Order', ['Order']), 'class ${1:Order}$2');
  });

  it('says which names and stops the text does not hold', () => {
    const { unused } = toSnippetBody(
      'class Order',
      { names: ['Order', 'Item'], stops: [['7']] },
      'typescript',
    );
    assert.deepEqual(unused, ['Item', '7']);
  });

  it('carries a name through in every case', () => {
    const text =
      'class Order; PlaceOrder(orderId: OrderId) `order-${id}` order_id ORDER_LIMIT orders /order/ Orders.order';
    assert.equal(
      typed(text, ['Order'], { 1: 'GiftCard' }),
      'class GiftCard; PlaceGiftCard(giftCardId: GiftCardId) `gift-card-${id}` gift_card_id GIFT_CARD_LIMIT giftCards /gift-card/ GiftCards.giftCard',
    );
  });

  it('leaves words alone that only look like the name', () => {
    const text = 'ORDER BY reorder ordering Ordered border ORDERS';
    assert.equal(typed(`Order ${text}`, ['Order'], { 1: 'Invoice' }), `Invoice ${text}`);
  });

  it('carries a name of several words through', () => {
    assert.equal(
      typed('OrderLine orderLine order-line order_line ORDER_LINE', ['OrderLine'], { 1: 'Stock' }),
      'Stock stock stock stock STOCK',
    );
  });

  it('writes a lone lower-case name as the language does', () => {
    assert.equal(typed('Order order', ['Order'], { 1: 'GiftCard' }, 'python'), 'GiftCard gift_card');
    assert.equal(typed('Order order', ['Order'], { 1: 'GiftCard' }, 'yaml'), 'GiftCard gift-card');
  });

  it('keeps two names apart', () => {
    assert.equal(
      typed('PlaceOrder OrderPlaced placeOrder', ['Order', 'Place', 'Placed'], {
        1: 'Cart',
        2: 'Fill',
        3: 'Filled',
      }),
      'FillCart CartFilled fillCart',
    );
  });

  it('gives a name the same form again when the editor transforms it twice', () => {
    for (const [nameCase, transform] of Object.entries(caseTransforms)) {
      const form = inCase('OrderLine', nameCase as NameCase);
      assert.equal(expandSnippet(`\${1:${form}}|\${1${transform}}`, { indent: '' }), `${form}|${form}`);
    }
  });

  it('gives the text back when it is expanded at its defaults', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[
          'Order',
          'order',
          'ORDER',
          'OrderLine',
          'orderLine',
          'order-line',
          'Orders',
          'reorder',
          '5_000',
          "'full'",
        ],
        ...[
          '$',
          '}',
          '\\',
          '${1}',
          '${',
          '$1',
          '|',
          ',',
          '/',
          '{',
          '`',
          '\n',
          '\n    ',
          '\n   ',
          ' ',
          '-',
          '_',
          '로',
        ],
      ),
      fc.string({ maxLength: 3 }).filter((text) => !/[\t\r]/.test(text)),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const source = `${before} OrderLine Order ${after}`;
        const stops = { names: ['OrderLine', 'Order'], stops: [['5_000'], ["'full'", 'a|b,c']] as const };
        const { body } = toSnippetBody(source, stops, 'typescript');
        assert.equal(expandSnippet(body, { indent: '  ' }), source);
      }),
      { numRuns: 2000 },
    );
  });
});
