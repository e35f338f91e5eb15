import assert from 'node:assert/strict';
import {
  indexedFolders,
  parseMapAnswer,
  parseMessageQuery,
  pathIn,
  uriIn,
} from '../../../src/protocol/map.ts';

describe('protocol of the message map', () => {
  const one = indexedFolders([{ uri: 'file:///work/shop/', name: 'shop' }]);
  const several = indexedFolders([
    { uri: 'file:///work/shop', name: 'shop' },
    { uri: 'file:///work/shop/mail', name: 'mail' },
    { uri: 'file:///other/shop', name: 'shop' },
  ]);

  it('names files below the only folder, or below the name of theirs', () => {
    assert.equal(pathIn(one, 'file:///work/shop/src/a%20b.ts'), 'src/a b.ts');
    assert.equal(pathIn(several, 'file:///work/shop/src/a.ts'), 'shop/src/a.ts');
    assert.equal(pathIn(several, 'file:///work/shop/mail/a.ts'), 'mail/a.ts');
    assert.equal(pathIn(several, 'file:///other/shop/a.ts'), 'shop-2/a.ts');
    assert.equal(pathIn(several, 'file:///work/shopping/a.ts'), undefined);
  });

  it('finds them again', () => {
    assert.equal(uriIn(one, 'src/a b.ts'), 'file:///work/shop/src/a%20b.ts');
    assert.equal(uriIn(several, 'shop-2/a.ts'), 'file:///other/shop/a.ts');
    assert.equal(uriIn(several, 'gone/a.ts'), undefined);
  });

  it('takes nothing of another shape', () => {
    assert.deepEqual(parseMessageQuery({ message: 'shop/PlaceOrder', more: 1 }), {
      message: 'shop/PlaceOrder',
    });
    assert.equal(parseMessageQuery({ uri: 'file:///a.ts', position: { line: '1' } }), undefined);
    assert.equal(parseMapAnswer({ map: [], state: 'read', complete: true, folders: [] }), undefined);
    const map = { messages: [], handlers: [], senders: [] };
    assert.deepEqual(parseMapAnswer({ map, state: 'read', complete: true, folders: one }), {
      map,
      state: 'read',
      complete: true,
      folders: one,
    });
  });
});
