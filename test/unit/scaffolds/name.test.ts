import assert from 'node:assert/strict';
import { isKeyword, pascalName } from '../../../src/core/scaffolds/name.ts';

describe('the name of a new pattern', () => {
  const names = {
    Order: 'Order',
    giftCard: 'GiftCard',
    'gift card': 'GiftCard',
    'gift-card': 'GiftCard',
    gift_card: 'GiftCard',
    ' Order ': 'Order',
    HTTPRoute: 'HttpRoute',
    SKU: 'Sku',
    Order2: 'Order2',
  };
  for (const [typed, name] of Object.entries(names)) {
    it(`is ${name} for “${typed}”`, () => assert.equal(pascalName(typed), name));
  }

  for (const typed of ['', ' ', '1st', '주문', 'Order!', 'a/b', '../up', 'Order-']) {
    it(`is not “${typed}”`, () => assert.equal(pascalName(typed), undefined));
  }

  it('is no keyword of a language whose code uses it alone', () => {
    assert.equal(isKeyword('Return', 'python'), true);
    assert.equal(isKeyword('Return', 'typescript'), false);
    assert.equal(isKeyword('ReturnRequest', 'python'), false);
  });
});
