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
import { assessLicence, isLicenceInput } from './assess.ts';
import type { LicenceFile } from './files.ts';
import { licenceText, processorTime } from './testing.ts';

type Inputs = Readonly<Record<string, string | null | { readonly text: string | null; readonly spdx: string }>>;

function assess(files: Inputs) {
  return assessLicence(
    Object.entries(files).map(
      ([path, value]): LicenceFile =>
        typeof value === 'object' && value !== null ? { path, ...value } : { path, text: value, spdx: null },
    ),
  );
}

function summary(files: Inputs): (string | null)[] {
  const { declared, detected, concluded, agreement } = assess(files);
  return [declared, detected, concluded, agreement];
}

const mit = licenceText('MIT');
const apache = licenceText('Apache-2.0');
const npm = (license: string) => JSON.stringify({ license });

describe('one licence', () => {
  test('text and manifest agree', () => {
    expect(summary({ LICENSE: mit, 'package.json': npm('MIT') })).toEqual(['MIT', 'MIT', 'MIT', 'agree']);
  });

  test('text alone is enough', () => {
    expect(summary({ 'LICENSE.md': mit })).toEqual([null, 'MIT', 'MIT', 'only-detected']);
  });

  test('a manifest alone declares', () => {
    expect(summary({ 'package.json': npm('MIT') })).toEqual(['MIT', null, 'MIT', 'only-declared']);
  });

  test('they may contradict each other, and then nothing follows', () => {
    expect(summary({ LICENSE: mit, 'package.json': npm('Apache-2.0') })).toEqual([
      'Apache-2.0',
      'MIT',
      null,
      'conflict',
    ]);
  });

  test('nothing is nothing', () => {
    const result = assess({ 'README.md': '# A project\n\nHello.' });
    expect(result).toMatchObject({
      declared: null,
      detected: null,
      concluded: null,
      agreement: 'none',
      approved: null,
      findings: [],
    });
  });

  test('a symlink has no text and its target is not followed', () => {
    expect(summary({ LICENSE: null })).toEqual([null, null, null, 'none']);
  });

  test('the Chinese file name counts', () => {
    expect(summary({ '许可证.txt': licenceText('MulanPSL-2.0') })).toEqual([
      null,
      'MulanPSL-2.0',
      'MulanPSL-2.0',
      'only-detected',
    ]);
  });

  test('evidence names the file, the lines and how it was found', () => {
    expect(assess({ LICENSE: mit, 'package.json': '{\n"license": "The MIT License"}' }).findings).toEqual([
      { expression: 'MIT', class: 'exact', score: 1, evidence: { path: 'LICENSE', lines: [1, 18] }, statement: null },
      {
        expression: 'MIT',
        class: 'manifest',
        score: 1,
        evidence: { path: 'package.json', lines: [2, 2] },
        statement: 'The MIT License',
      },
    ]);
  });
});

describe('GNU licences', () => {
  const gpl = licenceText('GPL-3.0-only');

  test('the text does not say whether later versions are allowed, the declaration does', () => {
    expect(summary({ COPYING: gpl, 'Cargo.toml': '[package]\nlicense = "GPL-3.0-or-later"' })).toEqual([
      'GPL-3.0-or-later',
      'GPL-3.0-only',
      'GPL-3.0-or-later',
      'agree',
    ]);
  });

  test('the GPL beside the LGPL 3 is not offered', () => {
    const lgpl = licenceText('LGPL-3.0-only');
    const alone = lgpl.slice(0, lgpl.indexOf('GNU GENERAL PUBLIC LICENSE'));
    expect(summary({ COPYING: gpl, 'COPYING.LESSER': alone })[1]).toBe('LGPL-3.0-only');
  });

  test('an exception is for the declaration to name', () => {
    const tagged = { text: licenceText('GPL-2.0-only'), spdx: 'GPL-2.0 WITH Linux-syscall-note' };
    expect(summary({ COPYING: tagged })).toEqual([
      'GPL-2.0-only WITH Linux-syscall-note',
      'GPL-2.0-only',
      'GPL-2.0-only WITH Linux-syscall-note',
      'agree',
    ]);
  });
});

describe('several licences', () => {
  const both = { 'LICENSE-MIT': mit, 'LICENSE-APACHE': apache };

  test('a manifest says that it is a choice', () => {
    const result = summary({ ...both, 'Cargo.toml': '[package]\nlicense = "MIT OR Apache-2.0"' });
    expect(result).toEqual(['MIT OR Apache-2.0', 'MIT AND Apache-2.0', 'MIT OR Apache-2.0', 'agree']);
  });

  test('the readme says that it is a choice', () => {
    const readme =
      '# X\n\n## License\n\nLicensed under either of Apache License, Version 2.0 or MIT license at your option.\n';
    expect(summary({ ...both, 'README.md': readme }).slice(2)).toEqual(['MIT OR Apache-2.0', 'agree']);
  });

  test('a file of its own says that it is a choice', () => {
    const word =
      'This software is made available under the terms of *either* of the licenses found in LICENSE.APACHE2 or LICENSE.MIT.';
    expect(summary({ LICENSE: word, 'LICENSE.APACHE2': apache, 'LICENSE.MIT': mit })[2]).toBe('Apache-2.0 OR MIT');
  });

  test('a small text beside a changed long one is not the licence', () => {
    const changed = apache.replace(
      '4. Redistribution.',
      'You must not sell the Work, and You shall not modify it without a written permission.\n\n4. Redistribution.',
    );
    expect(summary({ LICENSE: `${changed}\n\n${mit}` })[1]).toBeNull();
  });

  test('with no word on it all of them apply', () => {
    expect(summary(both).slice(1, 3)).toEqual(['MIT AND Apache-2.0', 'MIT AND Apache-2.0']);
  });

  test('texts of third parties in the file are not the licence of the work', () => {
    const file = `${apache}\n\nThis product bundles third-party components:\n\n${mit}`;
    const result = assess({ LICENSE: file });
    expect([result.detected, result.findings.map((one) => one.expression)]).toEqual([
      'Apache-2.0',
      ['Apache-2.0', 'MIT'],
    ]);
  });

  test('files of third parties and of documents are left out', () => {
    expect(
      summary({
        LICENSE: mit,
        'LICENSE-3rdparty': apache,
        'LICENSE-docs': licenceText('CC-BY-4.0'),
        'license.go': apache,
      })[1],
    ).toBe('MIT');
  });

  test('LICENSES/ is a catalogue: what is declared must be in it', () => {
    const catalogue = { 'LICENSES/MIT.txt': mit, 'LICENSES/CC0-1.0.txt': licenceText('CC0-1.0') };
    expect(summary({ ...catalogue, 'package.json': npm('MIT') }).slice(2)).toEqual(['MIT', 'agree']);
    expect(summary({ ...catalogue, 'package.json': npm('ISC') }).slice(2)).toEqual([null, 'conflict']);
    expect(summary({ ...catalogue, LICENSE: mit })[1]).toBe('MIT');
  });

  test('a licence of the root that LICENSES/ does not have stands beside those', () => {
    const both = { LICENSE: apache, 'LICENSES/MIT.txt': mit };
    expect(summary(both).slice(1, 3)).toEqual(['Apache-2.0 AND MIT', 'Apache-2.0 AND MIT']);
    expect(summary({ ...both, 'package.json': npm('Apache-2.0') }).slice(2)).toEqual(['Apache-2.0', 'agree']);
  });

  test('folders of texts that are named for components say nothing of the work', () => {
    expect(summary({ LICENSE: apache, 'licenses/LICENSE-jquery.txt': mit })[1]).toBe('Apache-2.0');
  });

  test('an exception in the licence file is joined to its text', () => {
    const exception =
      'Linking this library statically or dynamically with other modules is making a combined work based on this library. Thus, the terms and conditions of the GNU General Public License cover the whole combination. As a special exception, the copyright holders of this library give you permission to link this library with independent modules to produce an executable, regardless of the license terms of these independent modules, and to copy and distribute the resulting executable under terms of your choice, provided that you also meet, for each linked independent module, the terms and conditions of the license of that module. An independent module is a module which is not derived from or based on this library. If you modify this library, you may extend this exception to your version of the library, but you are not obligated to do so. If you do not wish to do so, delete this exception statement from your version.';
    expect(summary({ COPYING: `${licenceText('GPL-2.0-only')}\n\n${exception}\n` })[1]).toBe(
      'GPL-2.0-only WITH Classpath-exception-2.0',
    );
  });
});

describe('what is not a licence is not taken for one', () => {
  test('added restrictions', () => {
    const text = `${mit}\nThe Software may not be used for commercial purposes. Anyone who sells the Software, in whole or in part, must obtain the written permission of the author first.\n`;
    const result = assess({ LICENSE: text });
    expect([result.detected, result.approved, result.explanation.en]).toEqual([
      null,
      null,
      'LICENSE has the text of MIT, but adds restrictions to it, so it is not taken for MIT.',
    ]);
  });

  test('the Commons Clause', () => {
    const clause =
      '"Commons Clause" License Condition v1.0\n\nThe Software is provided to you by the Licensor under the License, as defined below.\n\n';
    const result = assess({ LICENSE: clause + apache });
    expect([result.detected, result.approved]).toEqual(['Apache-2.0 AND LicenseRef-scancode-commons-clause', false]);
  });

  test('source-available licences are identified and not approved', () => {
    const result = assess({ LICENSE: licenceText('SSPL-1.0') });
    expect([result.concluded, result.approved]).toEqual(['SSPL-1.0', false]);
  });

  test('a family name declares nothing, and the text decides', () => {
    const result = assess({ LICENSE: licenceText('BSD-2-Clause'), 'package.json': npm('BSD') });
    expect([result.declared, result.concluded, result.agreement]).toEqual([null, 'BSD-2-Clause', 'only-detected']);
    expect(result.explanation.zh).toContain('BSD-3-Clause');
  });

  test('UNLICENSED is no Unlicense', () => {
    expect(summary({ 'package.json': npm('UNLICENSED') })).toEqual(['NONE', null, null, 'only-declared']);
  });

  test('a file reference is not followed out of the tree', () => {
    expect(summary({ 'package.json': npm('SEE LICENSE IN ../../../etc/passwd') })).toEqual([null, null, null, 'none']);
  });

  test('the Mulan public licence is named, its text is not on the list', () => {
    const result = assess({
      LICENSE: '木兰公共许可证，第2版\n\n2021年5月 http://license.coscl.org.cn/MulanPubL-2.0\n',
    });
    expect([result.detected, result.approved, result.findings.map((one) => one.class)]).toEqual([
      'LicenseRef-scancode-mulanpubl-2.0',
      true,
      ['reference'],
    ]);
  });
});

describe('readme', () => {
  test.each([
    ['# X\n\n## License\n\nMIT © Somebody\n', 'MIT'],
    ['# X\n\n## 许可证\n\n本项目采用 [木兰宽松许可证，第2版](LICENSE) 开源。\n', 'MulanPSL-2.0'],
    [
      'X\n=\n\nLicense\n-------\n\nThis project is licensed under the Apache License, Version 2.0 - see LICENSE.\n',
      'Apache-2.0',
    ],
    ['# X\n\nWe like the MIT License.\n', null],
  ])('%j declares %s', (text, expected) => {
    expect(assess({ 'README.md': text }).declared).toBe(expected);
  });

  test('a text in it is found', () => {
    expect(summary({ 'README.md': `# X\n\n## License\n\n${mit}` })[1]).toBe('MIT');
  });
});

test.each([
  ['LICENSE', true],
  ['LICENCE.md', true],
  ['COPYING.LESSER', true],
  ['UNLICENSE', true],
  ['MIT-LICENSE.txt', true],
  ['NOTICE', true],
  ['许可证.md', true],
  ['LICENSES/MIT.txt', true],
  ['LICENSES/preferred/GPL-2.0', true],
  ['License/MulanPSL-2.0.txt', true],
  ['README.zh-CN.md', true],
  ['package.json', true],
  ['debian/copyright', true],
  ['license.go', false],
  ['license/check.py', false],
  ['THIRD-PARTY-LICENSES', false],
  ['src/LICENSE', false],
  ['docs/package.json', false],
])('the text of %s is asked for: %s', (path, expected) => {
  expect(isLicenceInput(path)).toBe(expected);
});

test('the kernel way: a tag and a sentence in COPYING, texts in LICENSES/', () => {
  const copying =
    'The Linux Kernel is provided under:\n\n\tSPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note\n\nBeing under the terms of the GNU General Public License version 2 only,\naccording with:\n\n\tLICENSES/preferred/GPL-2.0\n';
  const files = {
    COPYING: { text: copying, spdx: 'GPL-2.0 WITH Linux-syscall-note' },
    'LICENSES/preferred/GPL-2.0': licenceText('GPL-2.0-only'),
    'LICENSES/preferred/MIT': mit,
  };
  expect(summary(files)).toEqual([
    'GPL-2.0-only WITH Linux-syscall-note',
    'GPL-2.0-only',
    'GPL-2.0-only WITH Linux-syscall-note',
    'agree',
  ]);
});

test('tags of source files and of bundled code say nothing of the work', () => {
  const tagged = {
    'src/a.c': { text: null, spdx: 'GPL-2.0-only' },
    'vendor/x/package.json': npm('ISC'),
    'a.ts': { text: null, spdx: 'ISC' },
  };
  expect(summary({ LICENSE: mit, ...tagged })).toEqual([null, 'MIT', 'MIT', 'only-detected']);
});

test('the tag of a readme may be for the readme alone: its licence section goes before', () => {
  const readme = { text: '# X\n\n## License\n\nMIT\n', spdx: 'CC-BY-4.0' };
  expect(summary({ LICENSE: mit, 'README.md': readme })).toEqual(['MIT', 'MIT', 'MIT', 'agree']);
});

test('a tree of 50,000 files is passed over within a second', () => {
  const files = Array.from({ length: 50_000 }, (_, n) => ({
    path: `src/deep/folder/file${n}.ts`,
    text: null,
    spdx: 'MIT',
  }));
  expect(processorTime(() => assessLicence(files))).toBeLessThan(1000);
});
