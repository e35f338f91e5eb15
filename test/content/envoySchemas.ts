import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import protobuf from 'protobufjs';

const require = createRequire(import.meta.url);
/** Envoy's own definitions, as gRPC ships them; those of Protocol Buffers come with the parser. */
const definitions = join(dirname(require.resolve('@grpc/grpc-js-xds/package.json')), 'deps');
const folders = [
  ...readdirSync(definitions).map((name) => join(definitions, name)),
  dirname(require.resolve('protobufjs/package.json')),
];

const root = new protobuf.Root();
root.resolvePath = (_, target) =>
  [target, ...folders.map((folder) => join(folder, target))].find(existsSync) ?? target;

/**
 * Throws where a configuration, YAML read as plain data, has a field or a value that Envoy's definitions do not have.
 *
 * @param files the definitions of all messages it names, such as `envoy/config/bootstrap/v3/bootstrap.proto`
 * @param type such as `envoy.config.bootstrap.v3.Bootstrap`
 */
export function validateEnvoy(files: readonly string[], type: string, value: unknown): void {
  root.loadSync([...files], { keepCase: true });
  checkMessage(root.lookupType(type), value, type);
}

function checkMessage(type: protobuf.Type, value: unknown, path: string): void {
  if (type.fullName === '.google.protobuf.Duration') {
    assert.match(String(value), /^\d+(\.\d{1,9})?s$/, path);
  } else if (type.fullName === '.google.protobuf.Any') {
    checkAny(value, path);
  } else if (/^\.google\.protobuf\.\w+Value$/.test(type.fullName)) {
    // A wrapper is written as what it wraps.
    checkField(type.fields.value, value, path);
  } else {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${path} is no message`);
    checkFields(type, value, path);
  }
}

function checkFields(type: protobuf.Type, value: object, path: string): void {
  for (const [key, inner] of Object.entries(value)) {
    const field = type.fields[key];
    const place = `${path}.${key}`;
    assert.ok(field, `${place}: ${type.fullName} has no such field`);
    assert.equal(Array.isArray(inner), field.repeated, place);
    const items: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
    for (const item of items) checkField(field, item, place);
  }
}

/** A message of the type that it names itself. */
function checkAny(value: unknown, path: string): void {
  const { '@type': url, ...fields } = value as { '@type'?: string };
  const name = url?.split('/').at(-1) ?? '';
  const type = root.lookup(name);
  assert.ok(type instanceof protobuf.Type, `${path}: ${name} is not loaded`);
  checkMessage(type, fields, path);
}

function checkField(field: protobuf.Field | undefined, value: unknown, path: string): void {
  const type = field?.resolve().resolvedType;
  if (type instanceof protobuf.Type) {
    checkMessage(type, value, path);
  } else if (type instanceof protobuf.Enum) {
    assert.ok(Object.hasOwn(type.values, String(value)), `${path}: ${value}`);
  } else {
    const expected = field?.type === 'string' ? 'string' : field?.type === 'bool' ? 'boolean' : 'number';
    assert.equal(typeof value, expected, path);
  }
}
