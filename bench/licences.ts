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

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { assessLicence } from '#licenses/assess.ts';
import { corpus } from '#licenses/detect/corpus.ts';
import { licenceTexts } from '#licenses/detect/match.ts';
import { noticesIn } from '#licenses/detect/notice.ts';
import { idsOf, sameExpression, tryExpression } from '#licenses/expression.ts';
import { statementOf } from '#licenses/statement.ts';
import { processorTime } from '#licenses/testing.ts';

/** Accuracy and speed of the licence detector against collections with known answers, which stay outside the repository. */
const data = resolve(process.env['TONGMING_DATA'] ?? join(import.meta.dirname, '../../shared/data'), 'licenses');

function family(id: string): string {
  return id
    .replace(/-(?:only|or-later)$|\+$/u, '')
    .replace(/-(?:no-)?invariants$|-(?:no-)?RFN$/u, '')
    .toLowerCase();
}

interface Case {
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
}

function report(title: string, cases: readonly Case[]): void {
  const wrong = cases.filter((one) => one.wanted !== one.got);
  console.log(`${title}: ${cases.length - wrong.length} of ${cases.length}`);
  if (process.argv.includes('--wrong'))
    wrong.forEach((one) => console.log(`  ${one.name}: ${one.got || '-'}, not ${one.wanted || '-'}`));
}

function idSet(ids: readonly string[]): string {
  return [...new Set(ids.map(family))].sort().join(',');
}

function foundIn(text: string): string[] {
  const texts = licenceTexts(text)
    .filter((match) => match.class !== 'altered')
    .map((match) => match.id);
  return texts.length > 0
    ? texts
    : noticesIn(text).flatMap(({ expression }) => idsOf(tryExpression(expression) ?? { kind: 'none' }));
}

function filesUnder(dir: string): string[] {
  return readdirSync(dir).flatMap((name) =>
    statSync(join(dir, name)).isDirectory() ? filesUnder(join(dir, name)) : [join(dir, name)],
  );
}

function licensee(): void {
  const root = join(data, 'licensee/fixtures');
  const wanted = parse(readFileSync(join(root, 'fixtures.yml'), 'utf8')) as Record<string, { key: string | null }>;
  const covered = new Set(['other', 'no-license', '']);
  const known = new Set(Object.values(wanted).map(({ key }) => key ?? ''));
  const cases = Object.entries(wanted).map(([name, { key }]): Case => {
    const dir = join(root, name);
    const files = filesUnder(dir).map((path) => ({
      path: relative(dir, path),
      text: readFileSync(path, 'utf8'),
      spdx: null,
    }));
    const { concluded } = assessLicence(files);
    const ids = concluded === null ? [] : idsOf(tryExpression(concluded) ?? { kind: 'none' });
    const id = ids.length === 1 ? family(ids[0] ?? '') : '';
    return {
      name,
      wanted: covered.has(key ?? '') ? 'other' : (key ?? ''),
      got: known.has(id) && id !== '' ? id : 'other',
    };
  });
  report('licensee projects', cases);
}

function askalono(): void {
  const root = join(data, 'askalono/data/real-licenses');
  const cases = filesUnder(root).map((path): Case => {
    const [id = '', name = ''] = relative(root, path).split('/');
    return { name, wanted: idSet([id]), got: idSet(foundIn(readFileSync(path, 'utf8'))) };
  });
  report('askalono real licences', cases);
}

function google(): void {
  const root = join(data, 'google-licenseclassifier/scenarios');
  const cases = readdirSync(root).flatMap((name): Case[] => {
    const text = readFileSync(join(root, name), 'utf8');
    const expected = /^EXPECTED:(.*)$/m.exec(text);
    if (expected === null || name === 'README.md') return [];
    const ids = (expected[1] ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '' && id !== 'Copyright');
    return [{ name, wanted: idSet(ids), got: idSet(foundIn(text.slice(expected.index + expected[0].length))) }];
  });
  report('google scenarios (texts and one-sentence notices)', cases);
}

function spdx(): void {
  const root = join(data, 'spdx-license-list-xml/test/simpleTestForGenerator');
  const known = new Set(corpus().templates.map((template) => family(template.id)));
  const texts = readdirSync(root).map((name) => ({
    id: name.replace(/\.txt$/, ''),
    text: readFileSync(join(root, name), 'utf8'),
  }));
  let results: readonly Case[] = [];
  const spent = processorTime(() => {
    results = texts.map(
      ({ id, text }): Case => ({
        name: id,
        wanted: idSet([id]),
        got: idSet(
          licenceTexts(text)
            .filter((one) => one.class !== 'altered')
            .map((one) => one.id),
        ),
      }),
    );
  });
  const seconds = spent / 1000;
  const bytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  report(
    'SPDX texts, ids that the index has',
    results.filter((one) => known.has(one.wanted)),
  );
  report('SPDX texts, all, exceptions included', results);
  console.log(
    `speed: ${Math.round(texts.length / seconds)} texts/s, ${(bytes / seconds / 1e6).toFixed(1)} MB/s of processor time`,
  );
}

function statements(): void {
  for (const name of ['declared-license-mapping.yml', 'simple-license-mapping.yml']) {
    const rows = Object.entries(parse(readFileSync(join(data, 'ort', name), 'utf8')) as Record<string, string>);
    const said = rows.map(([words, wanted]) => ({ wanted, means: statementOf(words) }));
    const clear = said.flatMap(({ wanted, means }) =>
      means.kind === 'expression' ? [sameExpression(means.expression, wanted)] : [],
    );
    console.log(
      `statements of ${name}: ${rows.length}, read as one licence ${clear.length}, as expected ${clear.filter(Boolean).length}, ambiguous ${said.filter((one) => one.means.kind === 'ambiguous').length}`,
    );
  }
}

const indexing = processorTime(corpus);
console.log(`index: ${corpus().templates.length} texts in ${Math.round(indexing)} ms of processor time`);
if (existsSync(data)) [licensee, askalono, google, spdx, statements].forEach((suite) => suite());
else console.log(`no data at ${data}: set TONGMING_DATA to measure accuracy`);
