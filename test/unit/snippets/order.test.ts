import assert from 'node:assert/strict';
import { inOfferOrder } from '../../../src/core/snippets/order.ts';
import type { Snippet } from '../../../src/core/snippets/snippet.ts';

const snippet = (
  prefix: string,
  pattern: Snippet['pattern'],
  framework?: string,
  needs: string[] = [],
): Snippet => ({
  prefix,
  pattern,
  needs,
  ...(framework === undefined ? {} : { framework }),
  language: 'typescript',
  title: { en: prefix },
  description: { en: prefix },
  lesson: { slug: 'a', heading: 'top' },
  names: 0,
  preamble: [],
  body: '',
});

const order = (fileText: string, ...snippets: Snippet[]) =>
  inOfferOrder(snippets, fileText).map(({ prefix }) => prefix);

describe('offer order of snippets', () => {
  it('follows the groups of the book', () => {
    assert.deepEqual(order('', snippet('saga', 'sagas'), snippet('handler', 'cqrs')), ['handler', 'saga']);
  });

  const plain = snippet('plain', 'cqrs');
  const variant = (module: string) => snippet('variant', 'cqrs', 'Some framework', [module]);

  it('puts code without a framework first', () => {
    assert.deepEqual(order('', variant('@nestjs/cqrs'), plain), ['plain', 'variant']);
    assert.deepEqual(order("const name = '@nestjs/cqrs';", variant('@nestjs/cqrs'), plain), [
      'plain',
      'variant',
    ]);
  });

  const imports = [
    ["import { CommandBus } from '@nestjs/cqrs';", '@nestjs/cqrs'],
    ["import {\n  CommandBus,\n} from '@nestjs/cqrs';", '@nestjs/cqrs'],
    ["const cqrs = require('@nestjs/cqrs');", '@nestjs/cqrs'],
    ['import org.axonframework.commandhandling.CommandHandler;', 'org.axonframework'],
    ['using MassTransit;', 'MassTransit'],
    ['import (\n\t"go.temporal.io/sdk/workflow"\n)', 'go.temporal.io/sdk'],
    ['from temporalio import workflow', 'temporalio'],
  ] as const;
  for (const [text, module] of imports) {
    it(`puts the variant first for a file with: ${text.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(order(text, plain, variant(module)), ['variant', 'plain']);
    });
  }

  it('does not take a module for another whose name it starts with', () => {
    assert.deepEqual(order("import a from '@nestjs/cqrs-extra';", variant('@nestjs/cqrs'), plain), [
      'plain',
      'variant',
    ]);
  });
});
