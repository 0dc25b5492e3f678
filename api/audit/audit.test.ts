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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipOf } from '#licenses/advisories/testing-zip.ts';
import { auditCommand } from './audit.ts';
import { importCommand } from './import.ts';
import { said } from './testing-audit.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongming-audit-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(path: string, content: string | object | Uint8Array): string {
  const place = join(dir, path);
  mkdirSync(join(place, '..'), { recursive: true });
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(place, isText ? content : JSON.stringify(content, null, 2));
  return place;
}

function advisory(id: string, name: string, fixed: string, more: object = {}): object {
  const events = [{ introduced: '0' }, { fixed }];
  const affected = [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }];
  return { schema_version: '1.7.0', id, modified: '2026-11-01T00:00:00Z', affected, ...more };
}

const lock = {
  name: 'app',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'app', version: '1.0.0', dependencies: { outer: '^1.0.0' } },
    'node_modules/outer': { version: '1.0.0', dependencies: { middle: '*' } },
    'node_modules/middle': { version: '1.0.0', dependencies: { '@scope/inner': '*' } },
    'node_modules/@scope/inner': { version: '2.0.0' },
  },
};

const inner = advisory('GHSA-1', '@scope/inner', '2.0.1', {
  aliases: ['CVE-1'],
  summary: 'It leaks',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N' }],
});

describe('tongming audit', () => {
  it('tells package, severity, what mends it, who brings it in, where, and of which date the data are', async () => {
    write('project/package-lock.json', lock);
    write('osv/GHSA-1.json', inner);
    const { code, out } = await said(auditCommand, [join(dir, 'project')], { advisories: join(dir, 'osv') });
    expect(out).toBe(
      [
        '@scope/inner 2.0.0  package-lock.json:25',
        '  medium 5.3  GHSA-1 (CVE-1)',
        '    It leaks',
        '    fixed in 2.0.1',
        '    brought in by outer@1.0.0 → middle@1.0.0 → @scope/inner@2.0.0',
        '    https://osv.dev/vulnerability/GHSA-1',
        '',
        '1 known vulnerability in 1 of 3 dependencies.',
        '1 advisories, as of 2026-11-01.',
      ].join('\n'),
    );
    expect(code).toBe(1);
  });

  it('counts from a severity on, and says everything in JSON', async () => {
    const path = write('package-lock.json', lock);
    const advisories = write('all.zip', zipOf([{ name: 'GHSA-1.json', content: JSON.stringify(inner) }]));
    const high = await said(auditCommand, [path], { advisories, 'fail-on': 'high', json: true });
    expect(high.code).toBe(0);
    const { vulnerabilities, ...rest } = JSON.parse(high.out);
    expect(rest).toMatchObject({ packages: 3, files: 1, commit: null, uncovered: [], unreadable: [] });
    expect(vulnerabilities).toMatchObject([
      {
        id: 'GHSA-1',
        purl: 'pkg:npm/%40scope/inner@2.0.0',
        aliases: ['CVE-1'],
        level: 'medium',
        fixed: ['2.0.1'],
        chain: ['pkg:npm/outer@1.0.0', 'pkg:npm/middle@1.0.0', 'pkg:npm/%40scope/inner@2.0.0'],
        places: [{ path: 'package-lock.json', line: 25 }],
      },
    ]);
    expect((await said(auditCommand, [path], { advisories, 'fail-on': 'medium' })).code).toBe(1);
  });

  it('uses what was imported, and replaces it whole', async () => {
    const path = write('package-lock.json', lock);
    const data = join(dir, 'data');
    expect((await said(importCommand, [write('osv/GHSA-1.json', inner)], { data })).out).toContain(
      '1 advisories imported',
    );
    expect((await said(auditCommand, [path], { data })).code).toBe(1);
    const empty = await said(importCommand, [write('bad/x.json', '{"no":"record"}')], { data });
    expect(empty).toMatchObject({ code: 1, out: '' });
    expect((await said(auditCommand, [path], { data })).code).toBe(1);
    await said(importCommand, [write('osv2/GHSA-2.json', advisory('GHSA-2', 'other', '1.0.0'))], { data });
    expect((await said(auditCommand, [path], { data })).code).toBe(0);
  });

  it('cannot decide without advisories, without files, and with files that cannot be read', async () => {
    const path = write('package-lock.json', lock);
    const none = await said(auditCommand, [path], { data: join(dir, 'nothing') });
    expect(none).toMatchObject({ code: 3, out: '' });
    expect(none.err).toContain('tongming advisories update');
    const advisories = write('osv/GHSA-2.json', advisory('GHSA-2', 'other', '1.0.0'));
    mkdirSync(join(dir, 'empty'));
    expect((await said(auditCommand, [join(dir, 'empty')], { advisories })).code).toBe(3);
    write('broken/package-lock.json', '<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n');
    const broken = await said(auditCommand, [join(dir, 'broken')], { advisories }, 'zh');
    expect(broken.code).toBe(3);
    expect(broken.out).toContain('读不了 package-lock.json');
    write('python/requirements.txt', 'flask==1.0\n');
    const python = await said(auditCommand, [join(dir, 'python')], { advisories });
    expect(python.code).toBe(3);
    expect(python.out).toContain('There are no advisories for PyPI: 1 dependency was not looked up.');
  });

  it('lists ranges of versions apart: they are no versions', async () => {
    write('ranges/package.json', { name: 'app', version: '1.0.0', dependencies: { inner: '^2.0.0' } });
    const advisories = write('osv/GHSA-1.json', advisory('GHSA-1', 'inner', '2.0.1'));
    const { code, out } = await said(auditCommand, [join(dir, 'ranges')], { advisories });
    expect(code).toBe(0);
    expect(out).toContain('inner ^2.0.0');
    expect(out).toContain('1 advisory may apply');
  });

  it('reads bills of materials', async () => {
    const bom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'app', 'bom-ref': 'app' } },
      components: [
        { type: 'library', name: 'outer', version: '1.0.0', purl: 'pkg:npm/outer@1.0.0', 'bom-ref': 'o' },
        {
          type: 'library',
          name: 'inner',
          group: '@scope',
          version: '2.0.0',
          purl: 'pkg:npm/%40scope/inner@2.0.0',
          'bom-ref': 'i',
        },
        { type: 'library', name: 'unnamed', 'bom-ref': 'u' },
      ],
      dependencies: [
        { ref: 'app', dependsOn: ['o'] },
        { ref: 'o', dependsOn: ['i'] },
      ],
    };
    const advisories = write('osv/GHSA-1.json', inner);
    const { code, out } = await said(auditCommand, [write('x.cdx.json', bom)], { advisories });
    expect(code).toBe(1);
    expect(out).toContain('brought in by outer@1.0.0 → @scope/inner@2.0.0');
    expect(out).toContain('1 part of the bill of materials has no purl');
  });

  it('refuses what is no severity, no language and no place', async () => {
    await expect(said(auditCommand, [dir], { 'fail-on': 'bad', advisories: dir })).rejects.toThrow(
      /--fail-on does not take bad/u,
    );
    await expect(said(auditCommand, [dir], { lang: 'fr' })).rejects.toThrow(/--lang does not take fr/u);
    await expect(said(auditCommand, [join(dir, 'gone')], { advisories: dir })).rejects.toThrow(/gone is no directory/u);
    await expect(said(auditCommand, [dir], { advisories: join(dir, 'gone') })).rejects.toThrow(/cannot be read/u);
  });
});
