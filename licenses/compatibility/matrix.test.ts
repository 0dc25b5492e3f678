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

import { expect, test } from 'vitest';
import { LicenceError } from '../error.ts';
import { cellOf, decodeMatrix, encodeMatrix, readOsadl, readRecLicense } from './matrix.ts';

const explained = {
  timeformat: '%Y',
  timestamp: '2026-03-04T13:45:00+0000',
  licenses: [
    {
      name: 'GPL-2.0-only WITH Classpath-exception-2.0',
      compatibilities: [
        { name: 'MIT', compatibility: 'Yes', explanation: 'Our own words.' },
        { name: 'GPL-2.0', compatibility: 'Check dependency', explanation: 'n.a.' },
      ],
    },
  ],
};

test('the form with explanations is read, ids under the names of today', () => {
  const matrix = readOsadl(explained);
  expect([matrix.name, matrix.date]).toEqual(['OSADL', '2026-03-04']);
  const outbound = 'GPL-2.0-only WITH Classpath-exception-2.0';
  expect(cellOf(matrix, 'MIT', outbound)).toMatchObject({ value: 'Yes', answer: 'yes', reason: 'Our own words.' });
  expect(cellOf(matrix, 'GPL-2.0-only', outbound)).toMatchObject({ answer: 'depends', reason: null });
  expect(cellOf(matrix, 'ISC', outbound)).toBeNull();
  expect(cellOf(matrix, 'MIT', 'ISC')).toBeNull();
});

test('the short form is read; without a stamp the date is unknown', () => {
  const matrix = readOsadl({ MIT: { MIT: 'Same', ISC: 'Unknown' } });
  expect(matrix.date).toBe('unknown');
  expect([...(matrix.cells.get('MIT') ?? [])].map(([id, cell]) => [id, cell.answer])).toEqual([
    ['MIT', 'yes'],
    ['ISC', 'unknown'],
  ]);
});

test('what was stored is read back', () => {
  const matrix = readOsadl(explained);
  expect(decodeMatrix(encodeMatrix(matrix))).toEqual(matrix);
});

test.each<[string, () => unknown]>([
  ['a list', () => readOsadl([])],
  ['nothing', () => readOsadl({})],
  ['text', () => readOsadl('MIT')],
  ['another value', () => readOsadl({ MIT: { MIT: 'Perhaps' } })],
  ['a row that is no object', () => readOsadl({ MIT: 7 })],
  ['a licence without cells', () => readOsadl({ licenses: [{ name: 'MIT' }] })],
  ['a cell without a name', () => readOsadl({ licenses: [{ name: 'MIT', compatibilities: [{}] }] })],
  ['too many licences', () => readOsadl(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`L${i}`, {}])))],
  ['another matrix', () => readRecLicense({ MIT: {} })],
  ['a value of 3', () => readRecLicense({ licenses: { MIT: { MIT: '3' } } })],
  ['broken JSON', () => decodeMatrix('{')],
  ['other JSON', () => decodeMatrix('{}')],
  [
    'an index that points nowhere',
    () => decodeMatrix('{"format":"tongming-matrix-1","name":"X","values":[],"rows":[["MIT",[["MIT",0]]]]}'),
  ],
  ['rows that are none', () => decodeMatrix('{"format":"tongming-matrix-1","name":"X","values":[],"rows":[7]}')],
])('refuses %s', (_, read) => {
  expect(read).toThrow(LicenceError);
  expect(read).toThrow(expect.objectContaining({ kind: 'bad-matrix' }));
});
