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

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedCriticality } from '#metrics/testing/published-criticality.ts';
import { model } from '../commands/model.ts';
import { runStandalone } from '../testing-standalone.ts';
import { UsageError } from '../usage.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'tongming-model-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

function run(args: readonly string[], options: Record<string, string | boolean> = {}) {
  return runStandalone(model, args, options);
}

interface Row {
  readonly row: number;
  readonly subject: string;
  readonly score: number | null;
  readonly coverage: number;
  readonly missing: readonly string[];
  readonly parts: readonly { readonly inputs: readonly { readonly id: string; readonly points: number | null }[] }[];
}

async function rowsOf(id: string, path: string, options: Record<string, string | boolean> = {}) {
  const { code, out, err } = await run([id], { inputs: path, json: true, ...options });
  const { rows, ...rest } = JSON.parse(out) as { rows: Row[]; errors: string[]; notes: string[] };
  return { code, err, rows, ...rest };
}

/** The head of the published table of 2020. */
const head =
  'Project,URL,Language,Created since (months),Updated since (months),Contributors,Orgs for Top15 contributors,Commit freq/week (last yr),Releases (last yr),Closed issues (last 90d),Updated issues (last 90d),Comment freq/issue (last 90d),Commit mentions,Criticality Score';

function published(): string {
  const rows = publishedCriticality.map((row, index) => `p${index},https://git.example/p${index},C,${row.join(',')}`);
  return `${head}\n${rows.join('\n')}\n`;
}

describe('the published table', () => {
  test('is taken as it is, and every score comes out', async () => {
    const { code, rows, notes, errors } = await rowsOf('criticality-2020', file('published.csv', published()));
    expect([code, errors]).toEqual([0, []]);
    expect(notes).toEqual(['Columns not used: URL, Language, Criticality Score']);
    expect(rows.map(({ score }) => score)).toEqual(publishedCriticality.map((row) => row.at(-1)));
    expect(rows[1]).toMatchObject({ row: 3, subject: 'p1', coverage: 1, missing: [] });
  });

  test('prints every part of each score', async () => {
    const lines = published().split('\n').slice(0, 2).join('\n');
    const { code, out, err } = await run(['criticality-2020'], { inputs: file('one.csv', lines) });
    expect(code).toBe(0);
    const printed = out.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
    expect(printed[0]).toBe('p0 · 0.92262 · coverage 100 %');
    expect(printed).toHaveLength(11);
    expect(printed[2]).toBe(' Updated since (months) 0 0.00 × -1 +0.00');
    expect(printed[3]).toBe(' Contributors 5000 100.00 × 2 +23.53');
    expect(err).toBe('Columns not used: URL, Language, Criticality Score\ncriticality-2020 (1): 1 rows, 1 scored');
  });

  test('a hundred thousand rows take seconds', async () => {
    const [first = '', ...lines] = published().trimEnd().split('\n');
    const many = Array.from({ length: 1000 }, () => lines.join('\n'));
    const path = file('many.csv', [first, ...many].join('\n'));
    const started = performance.now();
    const { code, err } = await run(['criticality-2020'], { inputs: path });
    expect([code, err.split('\n').at(-1)]).toEqual([0, 'criticality-2020 (1): 100000 rows, 100000 scored']);
    expect(performance.now() - started).toBeLessThan(40_000);
  }, 60_000);
});

describe('rows', () => {
  test('ids and aliases, empty cells, signs between cells, and JSON, all say the same', async () => {
    const values = [87, 0, 3999, 5, 97.2, 70, 3062, 5395, 5.5];
    const ids =
      'created_since,updated_since,CONTRIBUTOR_COUNT,org_count,commit_frequency,recent_releases_count,closed_issues_count,updated_issues_count,comment_frequency';
    const csv = `name,${ids},dependents_count\nk,${values.join(',')},\nm,${values.join(',')},454393\n`;
    const json = JSON.stringify([
      {
        subject: 'k',
        'project-age': '87',
        'months-since-update': 0,
        contributors: 3999,
        organisations: 5,
        'commit-frequency': 97.2,
        releases: 70,
        'recent-issues-closed': 3062,
        'recent-issues-updated': 5395,
        'comment-frequency': 5.5,
        mentions: null,
      },
      { subject: 'm', created_since: 87 },
    ]);
    const one = await rowsOf('criticality-go', file('a.csv', csv));
    expect(one.rows.map(({ score, missing }) => [score, missing])).toEqual([
      [0.70844, ['mentions']],
      [0.89753, []],
    ]);
    for (const [sign, name] of [
      [';', 'b.csv'],
      ['\t', 'c.tsv'],
    ] as const) {
      expect((await rowsOf('criticality-go', file(name, csv.replaceAll(',', sign)))).rows).toEqual(one.rows);
    }
    expect(
      (await rowsOf('criticality-go', file('a.json', json.replace(/,\{"subject":"m".*/, ']')))).rows[0]?.score,
    ).toBe(0.70844);
    expect(await rowsOf('criticality-go', file('a.csv', csv), { 'as-published': true })).toMatchObject({
      rows: [{ score: 0.87513 }, { score: 0.89753 }],
    });
  });

  test('what is wrong is told with its row and column, and the rest is scored', async () => {
    const csv =
      'name,created_since,updated_since,contributor_count,org_count,commit_frequency,comment_frequency,dependents_count\na,1,2,3,4,5,6,7\nb,1,two,3,4,5,6,7\n\nc,-1,2,3,4,5,6,7\nd,1,2\ne,1,2,3,4,5,6,7\n';
    const { code, rows, errors, notes } = await rowsOf('criticality-2020', file('wrong.csv', csv));
    expect(code).toBe(1);
    expect(rows.map(({ subject }) => subject)).toEqual(['a', 'e']);
    expect(errors).toEqual([
      'Row 3, column “updated_since”: “two” is not a number',
      'Row 5, column “created_since”: “-1” is below 0',
      'Row 6 has 3 cells, the head 8',
    ]);
    expect(notes[0]).toContain('releases, recent-issues-closed, recent-issues-updated');
  });

  test('shares are shares, and a category of checks is a column', async () => {
    const csv =
      'project,sign-off-rate,checks:compliance,activity,maintainers-active,reviewed-before-merge,organisations,elephant-factor,active-weeks,releases,new-contributors,outside-contributors\np,0.5,1,600,10,1,10,4,52,12,50,1\nq,50,1,1,1,1,1,1,1,1,1,1\n';
    const { code, rows, errors } = await rowsOf('participation', file('share.csv', csv));
    expect(code).toBe(1);
    expect(errors).toEqual(['Row 3, column “sign-off-rate”: “50” is not between 0 and 1']);
    expect(rows).toMatchObject([{ subject: 'p', coverage: 1, score: 97.66 }]);
    const person = file(
      'person.csv',
      'login,activity,active-months,projects-contributed,sign-off-rate,people-worked-with\nx,60,12,5,1,30\n',
    );
    expect(await rowsOf('participation', person, { scope: 'person' })).toMatchObject({ rows: [{ score: 100 }] });
  });

  test.each([
    ['none.csv', 'a,b\n1,2\n', 'No column is an input of criticality-2020'],
    ['twice.csv', 'created_since,project-age\n1,2\n', 'are the same input project-age'],
    ['empty.csv', '', 'is empty'],
    ['bad.json', '[{]', 'is not valid JSON'],
    ['list.json', '[1]', 'Row 1 of'],
    ['binary.csv', Buffer.from([0xff, 0xfe, 0x00]), 'is not UTF-8 text'],
    ['proto.json', '[{"__proto__":{"created_since":1}}]', 'No column is an input'],
  ])('%s is refused', async (name, content, told) => {
    const { code, err } = await run(['criticality-2020'], { inputs: file(name, content) });
    expect([code, err]).toEqual([1, expect.stringContaining(told)]);
  });

  test('terminal signs in names do nothing', async () => {
    const path = file('evil.csv', 'name,created_since\n\u001B[31mred\u0007,5\n');
    const { out } = await run(['criticality-2020'], { inputs: path });
    expect(out.startsWith('red · – · coverage 9 %')).toBe(true);
  });
});

describe('cards', () => {
  test('all models are listed, and each shows its columns', async () => {
    const { out } = await run([]);
    expect(out.split('\n')).toHaveLength(17);
    const card = (await run(['criticality-go'], { lang: 'zh' })).out;
    expect(card).toContain('legacy.github_mention_count');
    expect(card).toContain('ln(1+120 − x)/ln(1+120), x ∈ [0, 120]');
    expect((await run(['lfx-health'])).out).toContain('(<24 → 15; <72 → 12; <168 → 9; <720 → 5; <2160 → 2) / 15');
    expect(JSON.parse((await run(['quality'], { json: true })).out)).toMatchObject({ id: 'quality', revision: 2 });
  });

  test.each([
    [['criticality-2021'], {}, 'did you mean criticality-2020?'],
    [['quality'], { scope: 'person' }, '--scope does not take person'],
    [['quality'], { 'as-published': true, inputs: 'x' }, 'leave out --as-published'],
    [[], { inputs: 'x' }, '--inputs needs a model'],
  ])('usage: %j %j', async (args, options, told) => {
    await expect(run(args, options as never)).rejects.toThrowError(
      expect.objectContaining({ name: UsageError.name, message: expect.stringContaining(told) }),
    );
  });
});
