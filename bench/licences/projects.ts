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

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { assessLicence } from '#licenses/assess.ts';
import { idsOf, tryExpression } from '#licenses/expression.ts';
import { data, filesUnder, hasData } from './cases.ts';
import { baseId } from './ids.ts';

/** Answers of licensee that are no licence: modified texts must not become the licence that they were made from. */
const other = new Set(['other', 'no-license', '']);

/** What the project-level answers came to: the fixtures of licensee, one licence or "other" each. */
export function checkProjects(): { readonly cases: number; readonly wrong: readonly string[] } {
  const root = join(data, 'licensee/fixtures');
  const wanted = parse(readFileSync(join(root, 'fixtures.yml'), 'utf8')) as Record<string, { key: string | null }>;
  const known = new Set(Object.values(wanted).map(({ key }) => key ?? ''));
  const wrong = Object.entries(wanted).flatMap(([name, { key }]) => {
    const dir = join(root, name);
    const files = filesUnder(dir).map((path) => ({
      path: relative(dir, path),
      text: readFileSync(path, 'utf8'),
      spdx: null,
    }));
    const { concluded } = assessLicence(files);
    const ids = concluded === null ? [] : idsOf(tryExpression(concluded) ?? { kind: 'none' });
    const id = ids.length === 1 ? baseId(ids[0] ?? '') : '';
    const want = other.has(key ?? '') ? 'other' : (key ?? '');
    const got = known.has(id) && id !== '' ? id : 'other';
    return want === got ? [] : [`${name}: ${got}, not ${want}`];
  });
  return { cases: Object.keys(wanted).length, wrong };
}

if (import.meta.main) {
  if (hasData) {
    const { cases, wrong } = checkProjects();
    console.log(`licensee projects: ${cases - wrong.length} of ${cases}${wrong.map((line) => `\n  ${line}`).join('')}`);
  } else console.log(`no collections at ${data}: set TONGMING_BENCH_DATA to check projects`);
}
