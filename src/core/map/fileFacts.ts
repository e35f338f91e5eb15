import { fileKindOf } from '../analysis/gates.ts';
import type { PatternModel } from '../analysis/model.ts';
import { lineIndex } from '../lint/positions.ts';
import { axonFacts } from './facts/axon.ts';
import { branchHandlers } from './facts/branches.ts';
import { callsFrom } from './facts/calls.ts';
import { constantsOf, declaredTypes } from './facts/declarations.ts';
import {
  distinctTypes,
  merged,
  withoutBranched,
  withoutDeclarations,
  withoutHelpers,
} from './facts/distinct.ts';
import { namedHandlers } from './facts/namedHandlers.ts';
import { registrationsOf } from './facts/registrations.ts';
import { roleHandlers } from './facts/roleHandlers.ts';
import { sendsOf } from './facts/sends.ts';
import { temporalFacts, temporalSends } from './facts/temporal.ts';
import { typedHandlers } from './facts/typedHandlers.ts';
import type { FileFacts } from './model.ts';

/**
 * What one file tells about messages: which types may be some, which code handles them, and where they are made or sent.
 * @param text the text that `model` was made from
 */
export function fileFacts(model: PatternModel, text: string): FileFacts {
  const lines = lineIndex(text);
  const temporal = temporalFacts(model, text, lines);
  const whole = merged([...roleHandlers(model, text), ...temporal.handlers, ...namedHandlers(model, text)]);
  const branches = branchHandlers(model, whole);
  const found = [...withoutBranched(whole, branches), ...branches, ...typedHandlers(model, whole)];
  const calls = callsFrom(model);
  const handlers = withoutHelpers(model, withoutDeclarations(model, found), calls);
  const registrations = registrationsOf(model, lines);
  const axon = axonFacts(model, text, lines);
  return {
    path: model.path,
    language: model.language,
    test: fileKindOf(model.path).test,
    imports: model.imports.map(({ local, name, module }) => ({ local, name, module })),
    types: distinctTypes([...declaredTypes(model, lines), ...temporal.types]),
    constants: constantsOf(model),
    handlers: handlers.map(({ role, name, handles, topic, evidence, named, code }) => ({
      role,
      name,
      handles,
      ...(topic !== undefined && { topic }),
      evidence,
      calls: calls(code),
      range: lines.rangeOf(named),
    })),
    sends: [...sendsOf(model, handlers, lines), ...temporalSends(model, handlers, lines)],
    ...(registrations && { registrations }),
    ...(axon && { axon }),
  };
}
