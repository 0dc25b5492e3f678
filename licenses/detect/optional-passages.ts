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

/** A passage from its first to its last words, however its lines are broken. */
function passage(first: string, last: string): RegExp {
  const words = (text: string) =>
    text
      .split(' ')
      .map((word) => RegExp.escape(word))
      .join('\\s+');
  return new RegExp(`${words(first)}[^]{1,2500}?${words(last)}`, 'u');
}

const artistic = passage('Note: This license is derived from', 'make reasonable modifications.');

/** Passages within the terms that the template of a licence lets a copy leave out. */
export const optionalPassages: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ['BSD-3-Clause-flex', [passage('Flex carries the copyright', 'Department of Energy:')]],
  ['BSD-Attribution-HPND-disclaimer', [passage('For permission or any other legal', 'andrew.cmu.edu')]],
  ['CMU-Mach', [passage('Carnegie Mellon requests users', 'redistribute these changes.')]],
  ['GD', [passage('Although their code does not appear', 'prior contributions.')]],
  ['MIT-CMU', [passage('By obtaining, using, and/or copying this software', 'terms and conditions:')]],
  ['Multics', [passage('Historical Background', 'only to Honeywell Bull Inc. and Honeywell Information Systems Inc.')]],
  ['OLDAP-1.1', [artistic]],
  ['OLDAP-1.2', [artistic]],
  ['OSSP', [passage('This file is part of OSSP var', 'lib/var/.')]],
  [
    'Wsuipa',
    [
      passage('This file was added by', 'all source files.'),
      passage('The copyright holder is Washington', 'Dean Guenther.'),
    ],
  ],
  ['ZPL-2.0', [passage('This license has been certified as open source.', '(FSF).')]],
]);
