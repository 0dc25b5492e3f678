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
import type { Candidate } from './resolve.ts';
import { withoutVague } from './vague.ts';

type Found = readonly [rule: string, kind: Candidate['kind'], expression: string, from?: number];

function candidates(found: readonly Found[]): Candidate[] {
  return found.map(([rule, kind, expression, from], index) => {
    const start = from ?? index * 200;
    return {
      rule,
      kind,
      expression,
      class: 'exact',
      from: start,
      to: start + 5,
      covered: 5,
      missing: 0,
      extra: 0,
    };
  });
}

function kept(...found: readonly Found[]): string[] {
  return withoutVague(candidates(found)).map(({ expression }) => expression ?? '');
}

const bareGpl: Found = ['versionless:gnu-unversioned#1', 'reference', 'GPL-1.0-or-later'];
const laterNotice: Found = ['gnu-gpl#1', 'notice', 'GPL-2.0-or-later'];
const copy: Found = ['versionless:gnu-gpl#9', 'reference', 'GPL-2.0-only'];

describe('withoutVague', () => {
  it('keeps a name without a version where nothing else tells it', () => {
    expect(kept(bareGpl)).toEqual(['GPL-1.0-or-later']);
  });

  it('drops a name without a version where the version is told, before or after it', () => {
    expect(kept(bareGpl, laterNotice)).toEqual(['GPL-2.0-or-later']);
    expect(kept(laterNotice, bareGpl)).toEqual(['GPL-2.0-or-later']);
  });

  it('tells the sisters of a licence from its versions', () => {
    expect(kept(bareGpl, ['gnu-lgpl#1', 'notice', 'LGPL-2.1-or-later'])).toEqual([
      'GPL-1.0-or-later',
      'LGPL-2.1-or-later',
    ]);
  });

  it('finds the version inside a choice of licences', () => {
    expect(kept(bareGpl, ['dual-gpl#1', 'notice', 'MIT OR GPL-2.0-only'])).toEqual(['MIT OR GPL-2.0-only']);
  });

  it('drops a bare version only beside the notice that allows later ones', () => {
    const bare: Found = ['gnu-gpl#2', 'reference', 'GPL-2.0-only'];
    expect(kept(bare, laterNotice)).toEqual(['GPL-2.0-or-later']);
    expect(kept(bare, ['gnu-gpl#3', 'reference', 'GPL-2.0-or-later'])).toEqual(['GPL-2.0-only', 'GPL-2.0-or-later']);
  });

  it('drops the line that opens a notice, and keeps a notice that stands apart', () => {
    const opening: Found = ['gnu-unversioned#1', 'notice', 'GPL-1.0-or-later', 0];
    expect(kept(opening, ['gnu-gpl#1', 'notice', 'GPL-2.0-or-later', 8])).toEqual(['GPL-2.0-or-later']);
    expect(kept(opening, ['gnu-gpl#1', 'notice', 'GPL-2.0-or-later', 300])).toEqual([
      'GPL-1.0-or-later',
      'GPL-2.0-or-later',
    ]);
  });

  it('drops "released under GPL 3" right before its notice of "any later version", not the other way round', () => {
    const only: Found = ['gnu-gpl#2', 'notice', 'GPL-3.0-only', 0];
    const later: Found = ['gnu-gpl#1', 'notice', 'GPL-3.0-or-later', 8];
    expect(kept(only, later)).toEqual(['GPL-3.0-or-later']);
    expect(kept(['gnu-gpl#1', 'notice', 'GPL-3.0-or-later', 0], ['gnu-gpl#2', 'notice', 'GPL-3.0-only', 8])).toEqual([
      'GPL-3.0-or-later',
      'GPL-3.0-only',
    ]);
  });

  it('keeps one of two names that both leave the version open', () => {
    const lesser: Found = ['gnu-unversioned#60', 'notice', 'LGPL-2.1-or-later', 0];
    expect(kept(lesser, ['versionless:gnu-unversioned#90', 'reference', 'LGPL-2.0-or-later', 8])).toEqual([
      'LGPL-2.1-or-later',
    ]);
  });

  describe("Debian's copy of a version", () => {
    it('tells the version where nothing else does', () => {
      expect(kept(copy)).toEqual(['GPL-2.0-only']);
      expect(kept(['gnu-unversioned#1', 'notice', 'GPL-1.0-or-later'], copy)).toEqual(['GPL-2.0-only']);
      const lesser: Found = ['versionless:gnu-unversioned#60', 'reference', 'LGPL-2.1-or-later'];
      expect(kept(lesser, ['versionless:gnu-lgpl#9', 'reference', 'LGPL-2.0-only'])).toEqual(['LGPL-2.0-only']);
    });

    it('tells nothing beside a notice, whichever version that names', () => {
      expect(kept(laterNotice, copy)).toEqual(['GPL-2.0-or-later']);
      expect(kept(['gnu-gpl#7', 'notice', 'GPL-3.0-or-later'], copy)).toEqual(['GPL-3.0-or-later']);
    });

    it('is kept for each version that a copy lies there of', () => {
      expect(kept(copy, ['versionless:gnu-gpl#10', 'reference', 'GPL-3.0-only'])).toEqual([
        'GPL-2.0-only',
        'GPL-3.0-only',
      ]);
    });
  });
});
