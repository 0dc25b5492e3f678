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
import { judge } from './cyclonedx-schema.ts';
import { type SbomSource, sbomFormats } from './document.ts';
import { readSbom } from './read.ts';
import { licenceOf, packageOf, sourceOf } from './testing-source.ts';
import { items, member, wordsAt } from './values.ts';
import { writeSbom } from './write.ts';

const sha512 = Buffer.alloc(64, 0xab);
const core = packageOf('pkg:npm/%40angular/core@1.10', {
  direct: true,
  dependsOn: ['pkg:npm/left-pad@1.0.0', 'pkg:npm/gone@1', 'pkg:npm/%40angular/core@1.10'],
  integrity: `sha512-${sha512.toString('base64')} sha1-bogus`,
  source: { kind: 'registry', url: 'https://registry.example/core.tgz', revision: null },
});
const pad = packageOf('pkg:npm/left-pad@1.0.0', { direct: false, scopes: ['dev'], deprecated: 'use padStart' });
const git = packageOf('pkg:npm/forked@2.0.0', {
  direct: true,
  scopes: ['optional'],
  source: { kind: 'git', url: 'https://git.example/forked.git', revision: 'abc' },
});
const source = sourceOf({
  repository: 'https://git.example/work.git',
  licence: { declared: 'Apache-2.0', detected: 'MIT', concluded: null },
  copyright: 'Copyright 2026 Ann',
  packages: [core, pad, git],
  licences: new Map([
    [core.id, licenceOf({ declared: 'MIT', detected: 'MIT', concluded: 'MIT' })],
    [pad.id, licenceOf({ declared: 'MIT OR Apache-2.0', concluded: 'MIT' })],
    [git.id, licenceOf({ unclear: ['see LICENSE.txt'], concluded: 'LicenseRef-own AND GPL-2.0-only' })],
  ]),
});

function written(format: (typeof sbomFormats)[number], from: SbomSource = source): unknown {
  return JSON.parse(writeSbom(from, format));
}

function component(document: unknown, name: string): unknown {
  const all = [...items(member(document, 'components')), ...items(member(document, 'packages'))];
  return all.find((one) => wordsAt(one, 'name') === name);
}

describe.each(sbomFormats)('%s', (format) => {
  test('the same source gives the same bytes, in whatever order it comes', () => {
    const other = {
      ...source,
      packages: source.packages.toReversed(),
      licences: new Map([...source.licences].reverse()),
    };
    expect(writeSbom(other, format)).toBe(writeSbom(source, format));
    expect(writeSbom({ ...source, commit: null }, format)).not.toBe(writeSbom(source, format));
    expect(writeSbom(source, format)).not.toMatch(/T00:0[1-9]|random/u);
  });

  test('reads back what it wrote', () => {
    const back = readSbom(writeSbom(source, format), { name: 'sbom' });
    expect(back.warnings).toEqual([]);
    expect(back.subject?.name).toBe('work');
    expect(back.created).toMatch(/^2026-11-22T00:00:00/u);
    expect(back.components.map(({ purl }) => purl)).toEqual([core.id, git.id, pad.id]);
    expect(back.components.map(({ version }) => version)).toEqual(['1.10', '2.0.0', '1.0.0']);
    expect(back.components[0]?.declared).toEqual(['MIT']);
    expect(back.components[0]?.concluded).toEqual(['MIT']);
    expect(back.components[0]?.dependsOn).toEqual([back.components[2]?.ref]);
    expect(back.components[2]?.declared).toEqual(['MIT OR Apache-2.0']);
    expect(back.components[2]?.concluded).toEqual(['MIT']);
    expect(new Set(back.subject?.dependsOn)).toEqual(new Set([back.components[0]?.ref, back.components[1]?.ref]));
  });

  test('a tree without packages, names and times is still a document', () => {
    const bare = sourceOf({ name: '', version: null, commit: null, time: null });
    const back = readSbom(writeSbom(bare, format), { name: 'sbom' });
    expect(back.components).toEqual([]);
    expect(back.subject?.name).toBe('unnamed');
  });

  test('hostile names, addresses and licences do not get through', () => {
    const hostile = packageOf('pkg:npm/x@1', {
      id: 'npm:\u202e"}],\u0000../../x@1',
      name: '__proto__\u202e\ud800\n"}]',
      version: '1\u0007',
      purl: null,
      dependsOn: ['npm:\u202e"}],\u0000../../x@1', 'constructor'],
      source: { kind: 'url', url: 'javascript:alert(1)', revision: null },
      integrity: 'sha512-../../../etc/passwd',
      deprecated: 'x'.repeat(100_000),
      places: [
        { path: 'a\nb/package-lock.json', line: null, format: 'npm-lock', found: core.places[0]?.found ?? fail() },
      ],
    });
    const token = packageOf('pkg:npm/y@1', {
      source: { kind: 'git', url: 'https://ghp_secret@github.example/y', revision: '`rm`' },
    });
    const from = sourceOf({
      name: 'a\u0000b',
      repository: 'https://me:secret@git.example/x',
      packages: [hostile, token],
      licences: new Map([
        [
          hostile.id,
          licenceOf({ declared: 'DocumentRef-x:LicenseRef-y', concluded: '(((MIT', unclear: ['\u202e', ' '] }),
        ],
      ]),
    });
    const text = writeSbom(from, format);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202e]|javascript:|secret/u);
    expect(text.length).toBeLessThan(30_000);
    expect(readSbom(text, { name: 'sbom' })).toMatchObject({ components: [{}, {}], warnings: [] });
  });
});

function fail(): never {
  throw new Error('no place');
}

describe('CycloneDX', () => {
  test.each(['cyclonedx-1.6', 'cyclonedx-1.7'] as const)('%s is valid and says what is known', (format) => {
    const document = written(format);
    expect(judge(document, format.slice(-3))).toEqual({ faults: [], later: null });
    expect(wordsAt(document, 'serialNumber')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u,
    );
    expect(member(member(document, 'metadata'), 'timestamp')).toBe('2026-11-22T00:00:00.000Z');
    expect(component(document, 'core')).toEqual({
      type: 'library',
      'bom-ref': core.id,
      group: '@angular',
      name: 'core',
      version: '1.10',
      scope: 'required',
      hashes: [{ alg: 'SHA-512', content: sha512.toString('hex') }],
      licenses: [
        { license: { id: 'MIT', acknowledgement: 'declared' } },
        { license: { id: 'MIT', acknowledgement: 'concluded' } },
      ],
      purl: core.id,
      externalReferences: [{ type: 'distribution', url: 'https://registry.example/core.tgz' }],
      properties: [
        { name: 'tongming:direct', value: 'true' },
        { name: 'tongming:ecosystem', value: 'npm' },
      ],
      evidence: {
        licenses: [{ license: { id: 'MIT' } }],
        occurrences: [{ location: 'package-lock.json', line: 7 }],
      },
    });
    expect(member(component(document, 'left-pad'), 'scope')).toBe('excluded');
    expect(member(component(document, 'forked'), 'scope')).toBe('optional');
    expect(member(component(document, 'forked'), 'externalReferences')).toEqual([
      { type: 'vcs', url: 'https://git.example/forked.git' },
    ]);
  });

  test('before 1.7 an expression stands alone, and the conclusion is a property', () => {
    const [older, newer] = [written('cyclonedx-1.6'), written('cyclonedx-1.7')];
    expect(member(component(older, 'left-pad'), 'licenses')).toEqual([
      { expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' },
    ]);
    expect(member(component(older, 'left-pad'), 'properties')).toContainEqual({
      name: 'tongming:licence-concluded',
      value: 'MIT',
    });
    expect(member(component(newer, 'left-pad'), 'licenses')).toEqual([
      { expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' },
      { license: { id: 'MIT', acknowledgement: 'concluded' } },
    ]);
    expect(member(component(newer, 'forked'), 'licenses')).toEqual([
      { license: { name: 'see LICENSE.txt', acknowledgement: 'declared' } },
      { expression: 'LicenseRef-own AND GPL-2.0-only', acknowledgement: 'concluded' },
    ]);
  });

  test('where no file tells what is asked for, the work needs what no other needs', () => {
    const packages = [
      packageOf('pkg:cargo/a@1', { dependsOn: ['pkg:cargo/b@1'] }),
      packageOf('pkg:cargo/b@1', { dependsOn: ['pkg:cargo/b@1'] }),
    ];
    const document = written('cyclonedx-1.6', sourceOf({ packages }));
    expect(member(document, 'dependencies')).toEqual([
      { ref: 'work', dependsOn: ['pkg:cargo/a@1'] },
      { ref: 'pkg:cargo/a@1', dependsOn: ['pkg:cargo/b@1'] },
      { ref: 'pkg:cargo/b@1' },
    ]);
  });
});

describe('SPDX 2.3', () => {
  test('says what is known, and explains licences that are not listed', () => {
    const document = written('spdx-2.3');
    const { SPDXID, ...rest } = component(document, '@angular/core') as Record<string, unknown>;
    expect(SPDXID).toMatch(/^SPDXRef-package-pkg-npm-40angular-core-1\.10-[0-9a-f]{12}$/u);
    expect(rest).toEqual({
      name: '@angular/core',
      versionInfo: '1.10',
      downloadLocation: 'https://registry.example/core.tgz',
      filesAnalyzed: false,
      licenseDeclared: 'MIT',
      licenseConcluded: 'MIT',
      licenseComments: 'Licence texts found: MIT',
      copyrightText: 'NOASSERTION',
      sourceInfo: 'Found in package-lock.json:7',
      checksums: [{ algorithm: 'SHA512', checksumValue: sha512.toString('hex') }],
      externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: core.id }],
    });
    const forked = component(document, 'forked');
    expect(wordsAt(forked, 'downloadLocation')).toBe('git+https://git.example/forked.git@abc');
    expect(wordsAt(forked, 'licenseConcluded')).toBe('LicenseRef-own AND GPL-2.0-only');
    const declared = wordsAt(forked, 'licenseDeclared');
    expect(declared).toMatch(/^LicenseRef-tongming-[0-9a-f]{12}$/u);
    expect(member(document, 'hasExtractedLicensingInfos')).toEqual([
      {
        licenseId: 'LicenseRef-own',
        name: 'LicenseRef-own',
        extractedText: 'The text of this licence is not known; this is only its name.',
      },
      { licenseId: declared, name: 'see LICENSE.txt', extractedText: 'see LICENSE.txt' },
    ]);
  });

  test('what SPDX 2.3 cannot say is not asserted', () => {
    const one = packageOf('pkg:npm/x@1');
    const licences = new Map([[one.id, licenceOf({ declared: 'MIT WITH AdditionRef-own', concluded: 'NOASSERTION' })]]);
    const found = component(written('spdx-2.3', sourceOf({ packages: [one], licences })), 'x');
    expect(wordsAt(found, 'licenseDeclared')).toBe('NOASSERTION');
    expect(wordsAt(found, 'licenseConcluded')).toBe('NOASSERTION');
  });

  test('a tree that is no commit has the date of the epoch, and says so', () => {
    const document = written('spdx-2.3', sourceOf({ time: null, commit: null }));
    expect(member(document, 'creationInfo')).toEqual({
      created: '1970-01-01T00:00:00Z',
      creators: ['Tool: tongming-9.9.9'],
      comment: 'The tree is no commit, so the date says nothing.',
    });
  });
});
