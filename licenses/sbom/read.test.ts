// SPDX-License-Identifier: MulanPSL-2.0
// Copyright (c) 2026 Tongming contributors
// Tongming is licensed under Mulan PSL v2.
// You can use this software according to the terms and conditions of the Mulan PSL v2.
// You may obtain a copy of Mulan PSL v2 at:
//          http://license.coscl.org.cn/MulanPSL2
// THIS SOFTWARE IS PROVIDED ON AN "AS IS" BASIS, WITHOUT WARRANTIES OF ANY KIND,
// EITHER EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO NON-INFRINGEMENT,
// MERCHANTABILITY OR FIT FOR A PARTICULAR PURPOSE.
// See the Mulan PSL v2 for more details.

import { describe, expect, test } from 'vitest';
import { DependencyFileError } from '../dependency-file.ts';
import { threadTime } from '../testing.ts';
import type { SbomReading } from './component.ts';
import { readSbom } from './read.ts';

function read(text: string): SbomReading {
  return readSbom(text, { name: 'given' });
}

function fault(text: string): [string, string] | null {
  try {
    read(text);
    return null;
  } catch (error) {
    if (error instanceof DependencyFileError) return [error.kind, error.message];
    throw error;
  }
}

function cyclonedx(members: Readonly<Record<string, unknown>>, specVersion = '1.6'): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion, version: 1, ...members });
}

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('CycloneDX as JSON', () => {
  test('components, those inside of others too, with what they need', () => {
    const reading = read(
      cyclonedx({
        metadata: {
          timestamp: '2026-01-02T03:04:05Z',
          component: {
            type: 'application',
            'bom-ref': 'app',
            name: 'app',
            components: [{ type: 'library', name: 'inner' }],
          },
        },
        components: [
          {
            type: 'library',
            'bom-ref': 'a',
            group: '@x',
            name: 'a',
            version: '1.10',
            purl: 'pkg:npm/%40x/a@1.10',
            cpe: 'cpe:2.3:a:x:a:1.10:*:*:*:*:*:*:*',
            licenses: [
              { license: { id: 'MIT', acknowledgement: 'declared' } },
              { license: { name: 'Own', acknowledgement: 'concluded' } },
            ],
            components: [
              {
                type: 'library',
                name: 'b',
                purl: `pkg:github/x/b@${commit}`,
                licenses: [{ expression: 'MIT OR ISC' }],
              },
            ],
          },
          { type: 'library', name: 'c', purl: 'pkg:npm/..@1', pedigree: { commits: [{ uid: commit.toUpperCase() }] } },
        ],
        dependencies: [
          { ref: 'app', dependsOn: ['a'] },
          { ref: 'a', dependsOn: ['b', 'gone'] },
        ],
      }),
    );
    expect(reading).toMatchObject({
      format: 'cyclonedx',
      version: '1.6',
      created: '2026-01-02T03:04:05Z',
      subject: { ref: 'app', name: 'app', dependsOn: ['a'] },
    });
    expect(reading.components.map(({ name }) => name)).toEqual(['inner', 'a', 'b', 'c']);
    expect(reading.components[1]).toEqual({
      ref: 'a',
      group: '@x',
      name: 'a',
      version: '1.10',
      purl: 'pkg:npm/%40x/a@1.10',
      cpe: 'cpe:2.3:a:x:a:1.10:*:*:*:*:*:*:*',
      commit: null,
      declared: ['MIT'],
      concluded: ['Own'],
      dependsOn: ['b', 'gone'],
    });
    expect(reading.components[2]).toMatchObject({ commit, version: commit, declared: ['MIT OR ISC'], concluded: [] });
    expect(reading.components[3]).toMatchObject({ purl: null, commit, version: null });
    expect(reading.warnings).toEqual([
      'component 4: pkg:npm/..@1 is no purl: ".." cannot be a segment. (bad-segment at 8)',
    ]);
  });

  test('members of a later version are forgiven, other faults are not', () => {
    const evidence = { occurrences: [{ location: 'a' }] };
    const reading = read(cyclonedx({ components: [{ type: 'library', name: 'a', version: '1', evidence }] }, '1.4'));
    expect(reading.components.map(({ name }) => name)).toEqual(['a']);
    expect(reading.warnings).toHaveLength(1);
    expect(fault(cyclonedx({ components: [{ type: 'library' }] }))?.[1]).toContain('/components/0');
    expect(fault(cyclonedx({ nonsense: 1 }))?.[0]).toBe('unparsable');
  }, 30_000);

  test.each([
    ['hash', { hashes: [{ alg: 'MD5', content: 'zz' }] }],
    ['type', { type: 'thing' }],
    ['licence', { licenses: [{ license: { id: 'Own' } }] }],
    ['two kinds of licences', { licenses: [{ license: { id: 'MIT' } }, { expression: 'MIT' }] }],
    ['address', { externalReferences: [{ type: 'website', url: 'a b' }] }],
    ['mail', { supplier: { contact: [{ email: 'no mail' }] } }],
  ])('a wrong %s is refused', (_, members) => {
    expect(fault(cyclonedx({ components: [{ type: 'library', name: 'a', ...members }] }))?.[0]).toBe('unparsable');
  });

  test('addresses and mails of all scripts are valid', () => {
    const members = {
      externalReferences: [{ type: 'website', url: 'https://例え.example/ü?q=通明#x' }],
      supplier: { contact: [{ email: '用户@例え.example' }] },
    };
    expect(fault(cyclonedx({ components: [{ type: 'library', name: 'a', ...members }] }))).toBeNull();
  });

  test('a document with the same component twice is refused, also when its members stand in another order', () => {
    const components = [
      { type: 'library', name: 'a' },
      { name: 'a', type: 'library' },
    ];
    expect(fault(cyclonedx({ components }))?.[1]).toContain('uniqueItems');
  });

  test('names of the language are ordinary names', () => {
    const text = cyclonedx({
      components: [{ type: 'library', 'bom-ref': 'constructor', name: '__proto__', version: 'toString' }],
    });
    expect(read(text).components[0]).toMatchObject({
      ref: 'constructor',
      name: '__proto__',
      version: 'toString',
      dependsOn: [],
    });
    expect(fault(`{"__proto__":{"bomFormat":"CycloneDX"},"specVersion":"1.6"}`)?.[0]).toBe('unparsable');
    expect(fault(cyclonedx({}, 'constructor'))?.[0]).toBe('unsupported-version');
  });
});

describe('CycloneDX as XML', () => {
  const xml = (inner: string, head = '') =>
    `<?xml version="1.0"?>${head}<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">${inner}</bom>`;

  test('components and what they need', () => {
    const reading = read(
      xml(`<metadata><timestamp>2026-01-02T03:04:05Z</timestamp><component type="application" bom-ref="app"><name>app</name></component></metadata>
        <components><component type="library" bom-ref="a"><group>g</group><name><![CDATA[a<b]]></name><version>1.10</version>
        <licenses><license acknowledgement="concluded"><id>MIT</id></license></licenses><purl>pkg:maven/g/a@1.10</purl>
        <components><component type="library"><name>b</name><licenses><expression>MIT OR ISC</expression></licenses></component></components>
        </component></components><dependencies><dependency ref="app"><dependency ref="a"/></dependency></dependencies>`),
    );
    expect(reading).toMatchObject({ version: '1.6', created: '2026-01-02T03:04:05Z', subject: { dependsOn: ['a'] } });
    expect(reading.components).toMatchObject([
      {
        ref: 'a',
        group: 'g',
        name: 'a<b',
        version: '1.10',
        purl: 'pkg:maven/g/a@1.10',
        declared: [],
        concluded: ['MIT'],
      },
      { name: 'b', version: null, declared: ['MIT OR ISC'] },
    ]);
  });

  test.each([
    ['a wrong attribute', '<component type="thing"><name>a</name></component>', 'component has a wrong attribute type'],
    ['no attribute', '<component><name>a</name></component>', 'component has no attribute type'],
    ['no element', '<component type="library"/>', 'component lacks an element'],
    [
      'a strange element',
      '<component type="library"><name>a</name><nonsense/></component>',
      'cannot hold nonsense here',
    ],
    ['an order', '<component type="library"><version>1</version><name>a</name></component>', 'component'],
    ['text', '<component type="library">x<name>a</name></component>', 'component cannot hold text'],
    [
      'a wrong value',
      '<component type="library"><name>a</name><version>1</version><hashes><hash alg="MD5">zz</hash></hashes></component>',
      'hash has a wrong value',
    ],
    [
      'a reference twice',
      '<component type="library" bom-ref="x"><name>a</name></component><component type="library" bom-ref="x"><name>b</name></component>',
      'bom-ref of another',
    ],
  ])('by its schema %s is refused', (_, component, message) => {
    expect(fault(xml(`<components>${component}</components>`))).toEqual([
      'unparsable',
      expect.stringContaining(message),
    ]);
  });

  test('elements of other namespaces are passed over, and a wrong CPE is told', () => {
    const reading = read(
      xml(`<components><component type="library"><name>a</name><version>1</version><cpe>cpe:nonsense</cpe>
        <x:y xmlns:x="http://example.org/"><x:components><name>z</name></x:components></x:y></component></components>`),
    );
    expect(reading.components).toMatchObject([{ name: 'a', cpe: 'cpe:nonsense' }]);
    expect(reading.warnings).toEqual(['line 1: cpe has a wrong value']);
  });

  test.each([
    ['a DOCTYPE', xml('', '<!DOCTYPE bom [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'unsupported-doctype'],
    ['no end', '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>', 'unparsable'],
    ['another namespace', '<bom xmlns="http://example.org/"></bom>', 'unsupported-version'],
    ['another root', '<project/>', 'unparsable'],
    ['depth', xml('<components>'.repeat(10_000)), 'unparsable'],
  ])('%s is refused', (_, text, kind) => {
    expect(fault(text)?.[0]).toBe(kind);
  });
});

const spdxJson = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'doc',
  creationInfo: { created: '2026-01-02T03:04:05Z' },
  packages: [
    { SPDXID: 'SPDXRef-app', name: 'app', downloadLocation: `git+https://x.example/app@${commit}` },
    {
      SPDXID: 'SPDXRef-a',
      name: 'a',
      versionInfo: '1.10',
      licenseDeclared: 'MIT',
      licenseConcluded: 'NOASSERTION',
      externalRefs: [
        { referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:x:a:1.10' },
        { referenceType: 'purl', referenceLocator: 'pkg:npm/a@1.10' },
      ],
    },
  ],
  relationships: [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
    { spdxElementId: 'SPDXRef-a', relationshipType: 'DEV_DEPENDENCY_OF', relatedSpdxElement: 'SPDXRef-app' },
  ],
};

const spdxYaml = `spdxVersion: "SPDX-2.3"
SPDXID: SPDXRef-DOCUMENT
creationInfo:
  created: 2026-01-02T03:04:05Z
packages:
- SPDXID: SPDXRef-app
  name: app
  downloadLocation: git+https://x.example/app@${commit}
- SPDXID: SPDXRef-a
  name: a
  versionInfo: 1.10
  licenseDeclared: MIT
  licenseConcluded: NOASSERTION
  externalRefs:
  - {referenceType: cpe23Type, referenceLocator: "cpe:2.3:a:x:a:1.10"}
  - {referenceType: purl, referenceLocator: "pkg:npm/a@1.10"}
relationships:
- {spdxElementId: SPDXRef-DOCUMENT, relationshipType: DESCRIBES, relatedSpdxElement: SPDXRef-app}
- {spdxElementId: SPDXRef-app, relationshipType: DEPENDS_ON, relatedSpdxElement: SPDXRef-a}
`;

const spdxTags = `SPDXVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
Creator: Tool: x
Created: 2026-01-02T03:04:05Z
# a package
PackageName: app
SPDXID: SPDXRef-app
PackageDownloadLocation: git+https://x.example/app@${commit}
PackageComment: <text>PackageVersion: 9
more</text>

PackageName: a
SPDXID: SPDXRef-a
PackageVersion: 1.10
PackageLicenseDeclared: MIT
PackageLicenseConcluded: NOASSERTION
ExternalRef: SECURITY cpe23Type cpe:2.3:a:x:a:1.10
ExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1.10
FileName: ./x
SPDXID: SPDXRef-file
LicenseID: LicenseRef-1
ExtractedText: <text>words</text>
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app
Relationship: SPDXRef-app DEPENDS_ON SPDXRef-a
`;

const address = 'http://x.example/doc';
const rdf = `<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<spdx:SpdxDocument rdf:about="${address}#SPDXRef-DOCUMENT"><spdx:specVersion>SPDX-2.3</spdx:specVersion>
<spdx:creationInfo><spdx:CreationInfo><spdx:created>2026-01-02T03:04:05Z</spdx:created></spdx:CreationInfo></spdx:creationInfo>
<spdx:relationship><spdx:Relationship><spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
<spdx:relatedSpdxElement><spdx:Package rdf:about="${address}#SPDXRef-app"><spdx:name>app</spdx:name>
<spdx:downloadLocation>git+https://x.example/app@${commit}</spdx:downloadLocation>
<spdx:relationship><spdx:Relationship><spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
<spdx:relatedSpdxElement rdf:resource="${address}#SPDXRef-a"/></spdx:Relationship></spdx:relationship>
</spdx:Package></spdx:relatedSpdxElement></spdx:Relationship></spdx:relationship></spdx:SpdxDocument>
<spdx:Package rdf:about="${address}#SPDXRef-a"><spdx:name>a</spdx:name><spdx:versionInfo>1.10</spdx:versionInfo>
<spdx:licenseDeclared rdf:resource="http://spdx.org/licenses/MIT"/>
<spdx:licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
<spdx:externalRef><spdx:ExternalRef><spdx:referenceType rdf:resource="http://spdx.org/rdf/references/cpe23Type"/>
<spdx:referenceLocator>cpe:2.3:a:x:a:1.10</spdx:referenceLocator></spdx:ExternalRef></spdx:externalRef>
<spdx:externalRef><spdx:ExternalRef><spdx:referenceType rdf:resource="http://spdx.org/rdf/references/purl"/>
<spdx:referenceLocator>pkg:npm/a@1.10</spdx:referenceLocator></spdx:ExternalRef></spdx:externalRef>
</spdx:Package></rdf:RDF>`;

const spdxXml = `<Document><SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion>
<creationInfo><created>2026-01-02T03:04:05Z</created></creationInfo><documentDescribes>SPDXRef-app</documentDescribes>
<packages><SPDXID>SPDXRef-app</SPDXID><name>app</name><downloadLocation>git+https://x.example/app@${commit}</downloadLocation></packages>
<packages><SPDXID>SPDXRef-a</SPDXID><name>a</name><versionInfo>1.10</versionInfo><licenseDeclared>MIT</licenseDeclared>
<licenseConcluded>NOASSERTION</licenseConcluded>
<externalRefs><referenceType>cpe23Type</referenceType><referenceLocator>cpe:2.3:a:x:a:1.10</referenceLocator></externalRefs>
<externalRefs><referenceType>purl</referenceType><referenceLocator>pkg:npm/a@1.10</referenceLocator></externalRefs></packages>
<relationships><spdxElementId>SPDXRef-app</spdxElementId><relationshipType>DEPENDS_ON</relationshipType>
<relatedSpdxElement>SPDXRef-a</relatedSpdxElement></relationships></Document>`;

describe('SPDX', () => {
  test.each([
    ['JSON', JSON.stringify(spdxJson)],
    ['YAML', spdxYaml],
    ['tag-value', spdxTags],
    ['tag-value with other line ends', spdxTags.replaceAll('\n', '\r\n')],
    ['RDF/XML', rdf],
    ['XML', spdxXml],
  ])('%s says the same', (_, text) => {
    expect(read(text)).toEqual({
      format: 'spdx',
      version: 'SPDX-2.3',
      created: '2026-01-02T03:04:05Z',
      subject: {
        ref: 'SPDXRef-app',
        group: null,
        name: 'app',
        version: null,
        purl: null,
        cpe: null,
        commit,
        declared: [],
        concluded: [],
        dependsOn: ['SPDXRef-a'],
      },
      components: [
        {
          ref: 'SPDXRef-a',
          group: null,
          name: 'a',
          version: '1.10',
          purl: 'pkg:npm/a@1.10',
          cpe: 'cpe:2.3:a:x:a:1.10',
          commit: null,
          declared: ['MIT'],
          concluded: [],
          dependsOn: [],
        },
      ],
      warnings: [],
    });
  });

  test('sets of licences in RDF are expressions', () => {
    const set = (name: string, ...members: string[]) =>
      `<spdx:${name}>${members.map((one) => `<spdx:member ${one}</spdx:member>`).join('')}</spdx:${name}>`;
    const id = (name: string) => `rdf:resource="http://spdx.org/licenses/${name}">`;
    const licence = set('ConjunctiveLicenseSet', id('MIT'), `>${set('DisjunctiveLicenseSet', id('ISC'), id('0BSD'))}`);
    const text = rdf.replace(
      /<spdx:licenseDeclared [^>]*>/u,
      `<spdx:licenseDeclared>${licence}</spdx:licenseDeclared>`,
    );
    expect(read(text).components[0]?.declared).toEqual(['(0BSD OR ISC) AND MIT']);
  });

  test.each([
    ['SPDX 1', JSON.stringify({ ...spdxJson, spdxVersion: 'SPDX-1.2' }), 'unsupported-version'],
    ['SPDX 3', '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}', 'unsupported-version'],
    ['packages that are no list', JSON.stringify({ ...spdxJson, packages: {} }), 'unparsable'],
    ['a package without a name', JSON.stringify({ ...spdxJson, packages: [{ SPDXID: 'SPDXRef-a' }] }), 'unparsable'],
    [
      'one SPDXID twice',
      JSON.stringify({ ...spdxJson, packages: [spdxJson.packages[1], spdxJson.packages[1]] }),
      'unparsable',
    ],
    ['a text without end', `${spdxTags}PackageComment: <text>x`, 'unparsable'],
    ['a line without a tag', `${spdxTags}what is this`, 'unparsable'],
    ['a relationship of two words', `${spdxTags}Relationship: a DESCRIBES`, 'unparsable'],
    ['YAML that is none', `${spdxYaml}packages: [`, 'unparsable'],
  ])('%s is refused', (_, text, kind) => {
    expect(fault(text)?.[0]).toBe(kind);
  });
});

describe('hostile documents', () => {
  test.each([
    ['nothing', ''],
    ['words', 'Not an sbom at all!'],
    ['another JSON', '{"name":"x"}'],
    ['a list', '[]'],
    ['half a document', '{"bomFormat":"CycloneDX"'],
    ['depth of lists', `{"bomFormat":"CycloneDX","specVersion":"1.6","x":${'['.repeat(1e6)}`],
    [
      'depth of objects',
      `{"bomFormat":"CycloneDX","specVersion":"1.6","x":${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ],
    ['a string without end', `{"bomFormat":"${'\\"'.repeat(500_000)}`],
    ['tags without end', `SPDXVersion: SPDX-2.3\n${'A:'.repeat(500_000)}\nX: <text>${'\n'.repeat(500_000)}`],
    ['depth of YAML', `spdxVersion: SPDX-2.3\nx: ${'['.repeat(500_000)}`],
    ['depth of XML', `<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${'<a>'.repeat(300_000)}`],
  ])('%s: an answer at once', (_, text) => {
    const start = threadTime();
    expect(fault(text)?.[0]).toBe('unparsable');
    expect(threadTime() - start).toBeLessThan(1000);
  });

  test('ten thousand components are held against the schema in seconds', () => {
    const components = Array.from({ length: 10_000 }, (_, i) => ({
      type: 'library',
      'bom-ref': `c${i}`,
      name: 'a',
      version: String(i),
    }));
    const start = threadTime();
    expect(read(cyclonedx({ components })).components).toHaveLength(10_000);
    expect(threadTime() - start).toBeLessThan(5000);
  });

  test('names in braces that the text repeats stay inside of the document', () => {
    read('{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"properties":[{"name":"__proto__","value":"x"}]}');
    expect(({} as Record<string, unknown>)['name']).toBeUndefined();
  });
});
