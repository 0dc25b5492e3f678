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

import { describe, expect, it } from 'vitest';
import { tagFindings } from '../detect/tags.ts';
import { copyrightsIn } from '../scan/copyright.ts';
import type { FileOutcome } from '../scan/result.ts';
import { processorTime } from '../testing.ts';
import { pathPattern } from './path-pattern.ts';
import { isReuseConfiguration, type ReuseFile, type ReuseReport, reuseReport } from './report.ts';

const header = '# SPDX-FileCopyrightText: 2026 Ann Reed\n# SPDX-License-Identifier: MIT\n';
const text = 'The text of the licence.';

function fileOf(path: string, contents: string, outcome: FileOutcome = 'scanned'): ReuseFile {
  const bytes = new TextEncoder().encode(contents);
  const told = outcome === 'scanned';
  return {
    path,
    outcome,
    problem: outcome === 'unreadable' ? 'EACCES: permission denied' : null,
    size: bytes.length,
    findings: told ? tagFindings(bytes) : [],
    copyrights: told ? copyrightsIn(bytes) : [],
  };
}

function report(
  tree: Readonly<Record<string, string>>,
  outcomes: Readonly<Record<string, FileOutcome>> = {},
): ReuseReport {
  const files = Object.entries(tree).map(([path, contents]) => fileOf(path, contents, outcomes[path]));
  return reuseReport(files, new Map(Object.entries(tree).filter(([path]) => isReuseConfiguration(path))));
}

/** Each problem as `rule path subject`. */
function problems(
  tree: Readonly<Record<string, string>>,
  outcomes: Readonly<Record<string, FileOutcome>> = {},
): string[] {
  return report(tree, outcomes).problems.map(({ rule, path, subject }) => `${rule} ${path} ${subject ?? '-'}`);
}

function information(tree: Readonly<Record<string, string>>, path: string): [readonly string[], readonly string[]] {
  const found = report(tree).files.find((file) => file.path === path);
  return [found?.copyrights ?? [], found?.licences ?? []];
}

const good = { 'src/a.py': header, 'LICENSES/MIT.txt': text };

function toml(...tables: readonly string[]): string {
  return ['version = 1', ...tables.map((table) => `[[annotations]]\n${table}`)].join('\n\n');
}

const says = 'SPDX-FileCopyrightText = "2020 Larch"\nSPDX-License-Identifier = "CC0-1.0"';

describe('covered files', () => {
  it('accepts a project in which each file says its holder and its licence', () => {
    const { compliant, summary } = report(good);
    expect(compliant).toBe(true);
    expect(summary).toEqual({
      badLicences: [],
      deprecatedLicences: [],
      licencesWithoutExtension: [],
      missingLicences: [],
      unusedLicences: [],
      usedLicences: ['MIT'],
      invalidExpressions: 0,
      readErrors: 0,
      files: 1,
      filesWithCopyright: 1,
      filesWithLicence: 1,
    });
  });

  it('asks each covered file for both', () => {
    expect(
      problems({
        ...good,
        'b.py': '# Copyright 2020 Larch\n',
        'c.py': '# SPDX-License-Identifier: MIT\n',
        'd.py': 'x',
      }),
    ).toEqual(['no-licence b.py -', 'no-copyright c.py -', 'no-copyright d.py -', 'no-licence d.py -']);
  });

  it('asks nothing of licence texts, version control, REUSE itself, empty files and SPDX documents', () => {
    const free = [
      'LICENSE',
      'COPYING',
      'COPYING.md',
      'sub/LICENSE-MIT',
      'LICENCE.txt',
      '.git/config',
      '.hgtags',
      '.reuse/templates/x.jinja2',
      'sbom.spdx.json',
      'x.spdx',
      'x.spdx.yml',
    ];
    expect(problems({ ...good, ...Object.fromEntries(free.map((path) => [path, 'x'])), 'empty.py': '' })).toEqual([]);
    const asked = ['LICENSING.md', 'license.py', 'copying', 'spdx.json', 'src/.reuse/x'];
    expect(problems({ ...good, ...Object.fromEntries(asked.map((path) => [path, 'x'])) })).toHaveLength(
      asked.length * 2,
    );
  });

  it('asks nothing of links, submodules and Meson subprojects', () => {
    expect(problems({ ...good, link: 'x', module: 'x' }, { link: 'symlink', module: 'submodule' })).toEqual([]);
    expect(problems({ ...good, 'meson.build': header, 'subprojects/zlib/a.c': 'x' })).toEqual([]);
    expect(problems({ ...good, 'subprojects/zlib/a.c': 'x' })).toHaveLength(2);
  });

  it('takes what the .license file beside a file says, and ignores the file', () => {
    expect(problems({ ...good, 'cat.jpg': 'x', 'cat.jpg.license': header }, { 'cat.jpg': 'binary' })).toEqual([]);
    const tree = { ...good, 'b.py': '# SPDX-License-Identifier: ISC\n', 'b.py.license': header };
    expect(information(tree, 'b.py')).toEqual([['SPDX-FileCopyrightText: 2026 Ann Reed'], ['MIT']]);
  });

  it('counts snippets, and leaves ignored blocks and quoted tags out', () => {
    const snippet = `${header}# SPDX-SnippetBegin\n# SPDX-SnippetCopyrightText: 2022 Ben\n# SPDX-License-Identifier: ISC\n# SPDX-SnippetEnd\n`;
    expect(problems({ ...good, 'b.py': snippet })).toEqual(['missing-licence b.py ISC']);
    const ignored = `${header}# REUSE-IgnoreStart\n# SPDX-License-Identifier: ISC\n# REUSE-IgnoreEnd\n`;
    expect(problems({ ...good, 'b.py': ignored, 'c.sh': `${header}echo "SPDX-License-Identifier: ISC"\n` })).toEqual(
      [],
    );
  });

  it('names what it could not read', () => {
    expect(problems({ ...good, 'b.py': 'x' }, { 'b.py': 'unreadable' })).toEqual([
      'unreadable b.py EACCES: permission denied',
    ]);
  });
});

describe('licence files', () => {
  it('needs a text for every licence and exception', () => {
    const tree = {
      ...good,
      'b.c': header.replace('MIT', 'GPL-2.0-or-later WITH GCC-exception-2.0 OR Apache-2.0+ OR LicenseRef-Own'),
    };
    expect(report(tree).summary.missingLicences).toEqual([
      'Apache-2.0',
      'GCC-exception-2.0',
      'GPL-2.0-or-later',
      'LicenseRef-Own',
    ]);
    const texts = ['Apache-2.0.txt', 'GCC-exception-2.0.txt', 'GPL-2.0-or-later.md', 'LicenseRef-Own.txt'];
    expect(problems({ ...tree, ...Object.fromEntries(texts.map((name) => [`LICENSES/${name}`, text])) })).toEqual([]);
  });

  it('refuses texts that nothing uses, have no extension, or are called otherwise', () => {
    expect(
      problems({
        ...good,
        'LICENSES/ISC.txt': text,
        'LICENSES/Zlib': text,
        'LICENSES/README.md': text,
        'LICENSES/apache-2.0.txt': text,
        'LICENSES/MIT.txt.license': header,
      }),
    ).toEqual([
      'unused-licence LICENSES/ISC.txt ISC',
      'bad-licence LICENSES/README.md README',
      'no-extension LICENSES/Zlib Zlib',
      'unused-licence LICENSES/Zlib Zlib',
      'bad-licence LICENSES/apache-2.0.txt apache-2.0',
    ]);
  });

  it('tells of deprecated ids once', () => {
    expect(problems({ ...good, 'b.c': header.replace('MIT', 'GPL-2.0'), 'LICENSES/GPL-2.0.txt': text })).toEqual([
      'deprecated-licence LICENSES/GPL-2.0.txt GPL-2.0',
    ]);
  });

  it('tells bad ids and expressions of tags with their line', () => {
    const tree = {
      ...good,
      'b.py': header.replace('MIT', 'Larch-1.0'),
      'c.py': `${header}# SPDX-License-Identifier: MIT OR\n`,
    };
    expect(report(tree).problems.map(({ rule, path, line }) => [rule, path, line])).toEqual([
      ['no-licence', 'b.py', null],
      ['bad-licence', 'b.py', 2],
      ['invalid-expression', 'c.py', 3],
    ]);
  });
});

describe('REUSE.toml', () => {
  const base = { 'LICENSES/CC0-1.0.txt': text };

  it('gives information to files that have none', () => {
    expect(problems({ ...base, 'img/a.png': 'x', 'REUSE.toml': toml(`path = "img/**"\n${says}`) })).toEqual([]);
    expect(
      information({ 'img/a.png': 'x', 'REUSE.toml': toml(`path = ["x", "img/*.png"]\n${says}`) }, 'img/a.png'),
    ).toEqual([['2020 Larch'], ['CC0-1.0']]);
  });

  it('lets the closest speak, apart for holders and licences', () => {
    const tree = { 'a.py': '# SPDX-License-Identifier: MIT\n', 'REUSE.toml': toml(`path = "**"\n${says}`) };
    expect(information(tree, 'a.py')).toEqual([['2020 Larch'], ['MIT']]);
    const nested = {
      'sub/a.png': 'x',
      'REUSE.toml': toml(`path = "**"\n${says}`),
      'sub/REUSE.toml': toml('path = "*.png"\nSPDX-License-Identifier = "ISC"'),
    };
    expect(information(nested, 'sub/a.png')).toEqual([['2020 Larch'], ['ISC']]);
  });

  it('aggregates', () => {
    const tree = { 'a.py': header, 'REUSE.toml': toml(`path = "a.py"\nprecedence = "aggregate"\n${says}`) };
    expect(information(tree, 'a.py')).toEqual([
      ['2020 Larch', 'SPDX-FileCopyrightText: 2026 Ann Reed'],
      ['CC0-1.0', 'MIT'],
    ]);
  });

  it('overrides what is closer, and the root decides', () => {
    const root = toml(`path = "sub/**"\nprecedence = "override"\n${says}`);
    const inner = toml(
      'path = "**"\nprecedence = "override"\nSPDX-License-Identifier = "ISC"\nSPDX-FileCopyrightText = "Ben"',
    );
    const tree = { 'sub/a.py': header.replace('MIT', 'Larch-1.0'), 'REUSE.toml': root, 'sub/REUSE.toml': inner };
    expect(information(tree, 'sub/a.py')).toEqual([['2020 Larch'], ['CC0-1.0']]);
    expect(problems({ ...base, ...tree })).toEqual([]);
    expect(information({ ...tree, 'REUSE.toml': toml(`path = "**"\n${says}`) }, 'sub/a.py')).toEqual([
      ['Ben'],
      ['ISC'],
    ]);
  });

  it('takes the last table that matches', () => {
    const tree = {
      'a.png': 'x',
      'REUSE.toml': toml(`path = "*"\n${says}`, 'path = "a.png"\nSPDX-License-Identifier = "MIT"'),
    };
    expect(information(tree, 'a.png')).toEqual([[], ['MIT']]);
  });

  it.each([
    ['[[annotations', 'toml'],
    [toml('path = "*"').replace('version = 1', ''), 'version must be 1'],
    [toml('path = "*"').replace('version = 1', 'version = 2'), 'version must be 1'],
    [toml('precedence = "closest"'), 'annotations[1]: path must be'],
    [toml('path = 3'), 'annotations[1]: path must be'],
    [toml('path = "../x"'), 'leads out of the directory'],
    [toml('path = "/x"'), 'leads out of the directory'],
    [toml('path = "*"\nprecedence = "nearest"'), 'precedence must be'],
    [toml('path = "*"\nSPDX-License-Identifier = 1'), 'must be strings'],
    ['version = 1\nannotations = "x"', 'annotations must be tables'],
  ])('names what is wrong in %j', (contents, message) => {
    const [problem, ...more] = report({ ...good, 'REUSE.toml': contents }).problems;
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ rule: 'invalid-configuration', path: 'REUSE.toml' });
    expect(problem?.subject?.toLowerCase()).toContain(message.toLowerCase());
  });

  it('checks the expressions', () => {
    expect(
      problems({ ...good, 'REUSE.toml': toml('path = "x"\nSPDX-License-Identifier = ["MIT OR", "Larch-1.0"]') }),
    ).toEqual(['bad-licence REUSE.toml Larch-1.0', 'invalid-expression REUSE.toml MIT OR']);
  });
});

describe('dep5', () => {
  const dep5 =
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: po/* x.png\nCopyright: 2019 Translation Company\n 2020 Ann Reed\nLicense: CC0-1.0\n\nFiles: po/own/*\nCopyright: Ben\nLicense: ISC\n';

  it('adds to what files say; its stars take slashes, its last paragraph wins', () => {
    const tree = { 'po/deep/de.po': header, 'po/own/a.po': 'x', '.reuse/dep5': dep5 };
    expect(information(tree, 'po/deep/de.po')).toEqual([
      ['2019 Translation Company', '2020 Ann Reed', 'SPDX-FileCopyrightText: 2026 Ann Reed'],
      ['CC0-1.0', 'MIT'],
    ]);
    expect(information(tree, 'po/own/a.po')).toEqual([['Ben'], ['ISC']]);
  });

  it('does not go with REUSE.toml', () => {
    expect(problems({ ...good, '.reuse/dep5': dep5, 'REUSE.toml': 'version = 1' })).toEqual([
      'two-configurations .reuse/dep5 -',
    ]);
  });
});

describe('path patterns', () => {
  it.each([
    ['po/*.po', ['po/de.po', 'po/.po'], ['po/x/de.po', 'de.po', 'po/de.pot']],
    ['**', ['a', 'a/b/c'], []],
    ['*', ['a', '.a'], ['a/b']],
    ['src/**', ['src/a', 'src/a/b'], ['src', 'lib/a']],
    ['**/a.py', ['a.py', 'x/a.py', 'x/y/a.py'], ['a.pyc']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['b']],
    ['\\*.md', ['*.md'], ['a.md']],
    ['a\\\\b', ['a\\b'], ['ab']],
    ['\\a', ['a'], ['\\a']],
    ['[ab]?.c', ['[ab]?.c'], ['ax.c']],
    ['a*b*c', ['abc', 'axxbyyc'], ['ab', 'abc/c']],
  ])('%s', (pattern, yes, no) => {
    const matches = pathPattern(pattern);
    expect(yes.filter((path) => !matches(path))).toEqual([]);
    expect(no.filter((path) => matches(path))).toEqual([]);
  });

  it('reads those of Debian', () => {
    expect(['po/a/b.po', 'po/x'].map(pathPattern('po/*', 'debian'))).toEqual([true, true]);
    expect(['a1.c', 'a12.c', 'a/b1.c'].map(pathPattern('*?.c', 'debian'))).toEqual([true, true, true]);
    expect(['a1.c', 'a.c'].map(pathPattern('a?.c', 'debian'))).toEqual([true, false]);
  });

  it('stays quick on patterns of many stars', () => {
    const matches = pathPattern(`${'*a'.repeat(1000)}*b`);
    expect(processorTime(() => matches('a'.repeat(1000)))).toBeLessThan(1_000);
  });
});
