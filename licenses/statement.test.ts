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
import { tryExpression } from './expression.ts';
import { seeded } from './expression-testing.ts';
import { statementOf } from './statement.ts';
import { processorTime } from './testing.ts';

function said(words: string): string {
  const statement = statementOf(words);
  if (statement.kind === 'expression') return statement.expression;
  if (statement.kind === 'ambiguous') return `? ${statement.suggestion}`;
  return statement.kind === 'file' ? `file ${statement.path}` : statement.kind;
}

test.each([
  ['MIT', 'MIT'],
  ['The MIT License (MIT)', 'MIT'],
  ['Expat', 'MIT'],
  ['Apache 2', 'Apache-2.0'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['ASL 1.1', 'Apache-1.1'],
  ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
  ['Apache License 2.0 or MIT', 'Apache-2.0 OR MIT'],
  ['ASL 2.0 and MIT', 'Apache-2.0 AND MIT'],
  ['GPLv2', 'GPL-2.0-only'],
  ['GPLv3+', 'GPL-3.0-or-later'],
  ['GPL (≥ 3)', 'GPL-3.0-or-later'],
  ['GNU General Public License v2 or later (GPLv2+)', 'GPL-2.0-or-later'],
  ['GNU Lesser General Public License, version 2.1', 'LGPL-2.1-only'],
  ['LGPLv3 or later', 'LGPL-3.0-or-later'],
  ['GNU Affero General Public License v3', 'AGPL-3.0-only'],
  ['GPL v2 with Classpath Exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['Dual License: CDDL 1.0 and GPL v2', 'CDDL-1.0 OR GPL-2.0-only'],
  ['3-Clause BSD License', 'BSD-3-Clause'],
  ['New BSD License', 'BSD-3-Clause'],
  ['Simplified BSD', 'BSD-2-Clause'],
  ['Mozilla Public License 1.1', 'MPL-1.1'],
  ['Eclipse Public License - v 2.0', 'EPL-2.0'],
  ['木兰宽松许可证，第2版', 'MulanPSL-2.0'],
  ['Mulan PSL v2', 'MulanPSL-2.0'],
  ['MulanPSL-1.0', 'MulanPSL-1.0'],
  ['木兰公共许可证 第2版', 'LicenseRef-scancode-mulanpubl-2.0'],
  ['Creative Commons Attribution-ShareAlike 4.0', 'CC-BY-SA-4.0'],
  ['CC0', 'CC0-1.0'],
  ['same terms as Perl 5', 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
  ['License :: OSI Approved :: GNU General Public License v3 or later (GPLv3+)', 'GPL-3.0-or-later'],
  ['License :: OSI Approved :: ISC License (ISCL)', 'ISC'],
  ['license: BSD 3-Clause', 'BSD-3-Clause'],
  ['AFLv2.1', 'AFL-2.1'],
  ['Universal Permissive License, Version 1.0', 'UPL-1.0'],
  ['Open Software License v. 3.0', 'OSL-3.0'],
  ['CeCILL v2.1', 'CECILL-2.1'],
  ['ODbL 1.0', 'ODbL-1.0'],
  ['The W3C Software License', 'W3C'],
  ['bzip2 license', 'bzip2-1.0.6'],
  ['Eiffel Forum License (EFL-2.0)', 'EFL-2.0'],
  ['Eclipse Distribution License - v 1.0', 'BSD-3-Clause'],
  ['BSD 3-clause License w/nuclear disclaimer', 'BSD-3-Clause-No-Nuclear-Warranty'],
  ['MIT -or- Apache License 2.0', 'MIT OR Apache-2.0'],
  ['MPLv2.0, MIT Licences', 'MPL-2.0 AND MIT'],
  ['Apache-2.0 WITH LLVM-exception', 'Apache-2.0 WITH LLVM-exception'],
  ['Apache License 2.0 with LLVM exceptions', 'Apache-2.0 WITH LLVM-exception'],
  ['GPLv3+ with GCC runtime library exception', 'GPL-3.0-or-later WITH GCC-exception-3.1'],
  [
    'GNU General Public License, version 2 (GPL2), with the classpath exception',
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ],
  ['CDDL 1.1/GPLv2+CE', 'CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0'],
  ['MIT GPL2+ Zlib', 'MIT AND GPL-2.0-or-later AND Zlib'],
  ['AGPL v3 with the Commons Clause', 'AGPL-3.0-only AND LicenseRef-scancode-commons-clause'],
  ['Public Domain', 'LicenseRef-scancode-public-domain'],
  ['MIT License (http://opensource.org/licenses/MIT)', 'MIT'],
  ['https://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
  ['https://creativecommons.org/licenses/by-nc-sa/4.0/', 'CC-BY-NC-SA-4.0'],
  ['http://license.coscl.org.cn/MulanPSL2', 'MulanPSL-2.0'],
  ['Apache License <https://www.apache.org/licenses/LICENSE-2.0>', 'Apache-2.0'],
  ['CC0 1.0 Universal (CC0 1.0) Public Domain Dedication', 'CC0-1.0'],
  ['Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International', 'CC-BY-NC-ND-4.0'],
  ['GPL v2 或更高版本', 'GPL-2.0-or-later'],
  ['GPL 第3版及后续版本', 'GPL-3.0-or-later'],
  ['GNU通用公共许可证第3版', 'GPL-3.0-only'],
  ['GNU 宽通用公共许可证 2.1 版', 'LGPL-2.1-only'],
  ['GNU Affero 通用公共许可证第3版', 'AGPL-3.0-only'],
  ['知识共享 署名-相同方式共享 4.0 国际版', 'CC-BY-SA-4.0'],
  ['本项目采用 MIT 协议开源', 'MIT'],
  ['本项目采用木兰宽松许可证第2版', 'MulanPSL-2.0'],
  ['Apache许可证2.0', 'Apache-2.0'],
  ['MIT 和 BSD 三条款许可证', 'MIT AND BSD-3-Clause'],
  ['(GPLv2+ or MIT) and ASL 2.0', '(GPL-2.0-or-later OR MIT) AND Apache-2.0'],
  ['GPLv3+ and (MPLv2.0 or (LGPLv2+ and MIT))', 'GPL-3.0-or-later AND (MPL-2.0 OR LGPL-2.0-or-later AND MIT)'],
  ['((((MIT))))', 'MIT'],
])('%s is %s', (words, expected) => {
  expect(said(words)).toBe(expected);
});

describe('never guesses', () => {
  test.each([
    ['BSD', '? BSD-3-Clause'],
    ['BSD-style', '? BSD-3-Clause'],
    ['Apache', '? Apache-2.0'],
    ['GPL', '? GPL-2.0-or-later'],
    ['LGPL', '? LGPL-2.1-or-later'],
    ['MIT-style license', '? MIT'],
    ['木兰许可证', '? MulanPSL-2.0'],
    ['BSD or Apache License, Version 2.0', '? BSD-3-Clause OR Apache-2.0'],
    ['CDDL+GPL', '? CDDL-1.0 OR GPL-2.0-or-later'],
    ['GPLv3 with exceptions', '? GPL-3.0-only'],
    ['https://www.gnu.org/licenses/lgpl.html', '? LGPL-3.0-only'],
    ['Example Corp License, derived from Apache 2.0', '? Apache-2.0'],
    ['Example Terms', 'unknown'],
    ['https://example.com/license', 'unknown'],
    ['MIT with Classpath exception', 'unknown'],
    ['LICENSE.txt', 'file LICENSE.txt'],
    ['商业许可', 'proprietary'],
    ['版权所有，保留所有权利', 'proprietary'],
    ['Apache 协议', '? Apache-2.0'],
    ['不同于 MIT 的协议', '? MIT'],
    ['BSD 2.02', 'unknown'],
    ['Freeware', 'proprietary'],
    ['Free for non-commercial use', 'proprietary'],
    ['Unlicense', 'Unlicense'],
    ['GPL 7', 'unknown'],
    ['Apache 3.0', 'unknown'],
    ['see the website', 'unknown'],
    ['', 'unknown'],
    ['Unknown', 'unknown'],
    ['UNLICENSED', 'proprietary'],
    ['Proprietary', 'proprietary'],
    ['SEE LICENSE IN LICENSE.txt', 'file LICENSE.txt'],
    ['SEE LICENSE IN ../../../etc/passwd', 'file ../../../etc/passwd'],
  ])('%j is %s', (words, expected) => {
    expect(said(words)).toBe(expected);
  });
});

test.each([
  [' '.repeat(1_000_000)],
  ['(a and '.repeat(100)],
  [`${'('.repeat(90)}MIT or x${')'.repeat(90)}`],
  ['(MIT/'.repeat(120)],
  ['a+b+'.repeat(150)],
  ['http://'.repeat(80)],
  ['('.repeat(20_000)],
  ['or '.repeat(300_000)],
  ['MIT/'.repeat(200_000)],
  ['v'.repeat(1_000_000)],
])('a long statement takes under 100 ms', (words) => {
  expect(processorTime(() => statementOf(words))).toBeLessThan(100);
});

test('whatever is written, what is understood is an expression', () => {
  const random = seeded(5);
  const words =
    'MIT license GPL v2 or later and / ( ) + Apache 2.0 BSD 3-clause with classpath exception http://x.y/ < > , ; | CC BY NC 4.0 木兰 许可证 第2版 LICENSE dual Commons Clause 2.02'.split(
      ' ',
    );
  for (let i = 0; i < 1000; i += 1) {
    const text = Array.from(
      { length: 1 + Math.floor(random() * 10) },
      () => words[Math.floor(random() * words.length)],
    );
    const statement = statementOf(text.join(random() < 0.7 ? ' ' : ''));
    const expression = statement.kind === 'expression' ? statement.expression : null;
    const suggestion = statement.kind === 'ambiguous' ? statement.suggestion : null;
    const said = expression ?? suggestion ?? 'MIT';
    expect([said, tryExpression(said)]).not.toEqual([said, null]);
  }
});
