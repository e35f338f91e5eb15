import assert from 'node:assert/strict';
import { isManifest, servicesOf } from '../../../src/core/map/services.ts';

const serviceOf = servicesOf(
  [
    { path: 'package.json', text: '{ "name": "shop" }' },
    { path: 'services/order/package.json', text: '{"private":true,"name":"@shop/order"}' },
    { path: 'services/order/esm/package.json', text: '{ "type": "module" }' },
    { path: 'services/payment/package.json', text: '{ "name": "@shop/order" }' },
    { path: 'broken/package.json', text: '{ "name": ' },
    {
      path: 'java/pom.xml',
      text: '<project><parent><artifactId>parent</artifactId></parent><artifactId>ship</artifactId></project>',
    },
    { path: 'gradle/build.gradle', text: "plugins { id 'java' }" },
    { path: 'go/go.mod', text: 'module example.com/stock\n' },
    { path: 'py/pyproject.toml', text: '[project]\nname = "mail"\n' },
    { path: 'net/Billing.csproj', text: '<Project/>' },
  ],
  'root',
);

describe('service of a path', () => {
  const cases: [string, string][] = [
    ['src/a.ts', 'shop'],
    ['services/order/src/a.ts', '@shop/order'],
    ['services/order/esm/a.ts', '@shop/order'],
    ['services/payment/a.ts', 'services/payment'],
    ['apps/gateway/src/a.ts', 'gateway'],
    ['broken/a.ts', 'shop'],
    ['java/src/main/java/A.java', 'ship'],
    ['gradle/src/A.java', 'gradle'],
    ['go/a.go', 'example.com/stock'],
    ['py/shop/a.py', 'mail'],
    ['net/A.cs', 'Billing'],
  ];
  for (const [path, service] of cases) {
    it(`${path} is of ${service}`, () => {
      assert.equal(serviceOf(path), service);
    });
  }

  it('is the given root where nothing tells', () => {
    assert.equal(servicesOf([], 'root')('src/a.ts'), 'root');
  });

  it('is told by manifests alone', () => {
    assert.deepEqual(
      ['a/package.json', 'pom.xml', 'x.csproj', 'package-lock.json', 'tsconfig.json'].filter(isManifest),
      ['a/package.json', 'pom.xml', 'x.csproj'],
    );
  });
});
