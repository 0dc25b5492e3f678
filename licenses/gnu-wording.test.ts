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
import { createDetector } from './detect/detector.ts';

const detector = createDetector();

function expressionOf(text: string): string | null {
  return detector.detect(new TextEncoder().encode(text)).expression;
}

const free = 'This program is free software; you can redistribute it and/or modify it under the terms of the GNU';
const disclaimer =
  'This program is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU General Public License for more details. You should have received a copy of the GNU General Public License along with this program; if not, write to the Free Software Foundation, Inc., 59 Temple Place, Suite 330, Boston, MA 02111-1307 USA';

describe('GNU notices', () => {
  it.each([
    [
      `${free} General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version. ${disclaimer}`,
      'GPL-2.0-or-later',
    ],
    [
      `${free} General Public License version 2 as published by the Free Software Foundation. ${disclaimer}`,
      'GPL-2.0-only',
    ],
    [`${free} General Public License as published by the Free Software Foundation. ${disclaimer}`, 'GPL-1.0-or-later'],
    [
      `${free} Library General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version.`,
      'LGPL-2.0-or-later',
    ],
    [
      `${free} Lesser General Public License as published by the Free Software Foundation; version 2.1 of the License.`,
      'LGPL-2.1-only',
    ],
    [
      `${free} Affero General Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later version.`,
      'AGPL-3.0-or-later',
    ],
    ['Licensed under the GPLv3 or newer', 'GPL-3.0-or-later'],
    ['released under version 3 or higher of the GNU GPL', 'GPL-3.0-or-later'],
    ['License: LGPL-2.1+', 'LGPL-2.1-or-later'],
    ['License: GPL-2', 'GPL-2.0-only'],
    ['Licence: GNU GPL, http://www.gnu.org/licenses/gpl-3.0.html', 'GPL-3.0-only'],
    ['Dieses Programm steht unter der GNU General Public License, Version 2 oder später.', 'GPL-2.0-or-later'],
    ['distributed under the terms of the GNU GPL, either version 2 or version 3', 'GPL-2.0-only OR GPL-3.0-only'],
    ['MODULE_LICENSE("Dual BSD/GPL");', 'BSD-3-Clause OR GPL-2.0-only'],
  ])('%s', (text, expression) => {
    expect(expressionOf(text)).toBe(expression);
  });

  it.each([
    'This library is under a GPL-compatible licence that it does not name.',
    'EXPORT_SYMBOL_GPL(register_thing);',
    'gpl1: the first bank of pins',
  ])('says nothing of %s', (text) => {
    expect(expressionOf(text)).toBeNull();
  });

  it('joins an exception to the notice and finds no second licence in it', () => {
    const exception =
      'As a special exception, if other files instantiate generics from this unit, or you link this unit with other files to produce an executable, this unit does not by itself cause the resulting executable to be covered by the GNU General Public License. This exception does not however invalidate any other reasons why the executable file might be covered by the GNU Public License.';
    expect(
      expressionOf(
        `${free} General Public License as published by the Free Software Foundation; either version 2, or (at your option) any later version. ${exception}`,
      ),
    ).toBe('GPL-2.0-or-later WITH GNAT-exception');
  });
});
