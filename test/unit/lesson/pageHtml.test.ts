import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/editor/page/pageHtml.ts';

describe('the frame of a page', () => {
  const sources = {
    script: 'lesson.mjs',
    style: 'lesson.css',
    cspSource: 'https://own',
    nonce: 'n',
    lang: 'en',
  };

  /** What the policy says of one kind of request. */
  function policy(html: string, directive: string): string | undefined {
    return new RegExp(`[" ]${directive} ([^;"]*)`).exec(html)?.[1];
  }

  it('admits nothing but the extension’s own files', () => {
    const html = pageHtml(sources);
    assert.equal(policy(html, 'default-src'), "'none'");
    assert.equal(policy(html, 'img-src'), 'https://own data:');
    assert.equal(policy(html, 'script-src'), "'nonce-n' https://own");
  });

  it('admits images of other servers where it is told to, and nothing else', () => {
    const html = pageHtml({ ...sources, remoteImages: true });
    assert.equal(policy(html, 'img-src'), 'https://own data: https:');
    assert.equal(html.replace(' https:;', ';'), pageHtml(sources));
  });
});
