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
import { commentMarker } from '../report-parts/report-marker.ts';
import {
  exampleFinding,
  exampleResult,
  hostileMixes,
  hostileResult,
  hostileTexts,
  plainOptions,
} from '../report-parts/testing-check.ts';
import { markdown } from './markdown.ts';

const link = 'https://example.org/o/r/blob/{commit}/{path}#L{line}';

/** What is left of a comment when everything that stands in a code span is taken out, as CommonMark finds spans. */
function outsideCode(text: string): string {
  let rest = text;
  let kept = '';
  while (rest !== '') {
    const run = /(?<!\\)`+/.exec(rest);
    if (run === null) return kept + rest;
    const after = rest.slice(run.index + run[0].length);
    const end = Array.from(after.matchAll(/`+/g)).find(([one]) => one.length === run[0].length);
    kept += rest.slice(0, run.index);
    if (end === undefined) {
      kept += run[0];
      rest = after;
    } else rest = after.slice(end.index + end[0].length);
  }
  return kept;
}

const ownTags = /^(?:details|\/details|summary|\/summary)$/;

describe('B214: what a repository says is shown and does nothing', () => {
  test.each([...hostileTexts, ...hostileMixes(60)])('%j', (text) => {
    const comment = markdown.write(hostileResult(text), plainOptions({ link }));
    expect(comment.split(commentMarker)).toHaveLength(2);
    expect(comment.startsWith(`${commentMarker}\n`)).toBe(true);
    expect(comment).not.toMatch(/@(?!\u2060)/);
    expect(comment).not.toMatch(/#\d/);
    // oxlint-disable-next-line no-control-regex -- none of them may be there
    expect(comment).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/);
    expect(comment.isWellFormed()).toBe(true);
    const bare = outsideCode(comment).replace(commentMarker, '');
    for (const [, tag] of bare.matchAll(/<([^>]*)>/g)) expect(tag).toMatch(ownTags);
    expect(bare.match(/<details>/g)?.length).toBe(bare.match(/<\/details>/g)?.length);
    expect(bare).not.toMatch(/(?<!\\)!\[/);
    for (const [, address] of bare.matchAll(/(?<!\\)\]\(([^)]*)\)/g))
      expect(address).toMatch(/^https?:\/\/[^\s<>"`[\]\\]+$/);
    expect(bare.replaceAll(/\]\([^)]*\)/g, '')).not.toMatch(/https?:\/\/|GH-\d/i);
    for (const row of comment.split('\n').filter((line) => line.startsWith('|')))
      expect(row.replaceAll(/\\\|/g, '').match(/\|/g)).toHaveLength(7);
  });

  test('a fence is longer than the longest run of backticks in it', () => {
    const path = 'a`b```c';
    expect(markdown.write(exampleResult([exampleFinding({ path })]), plainOptions())).toContain('```` a`b```c:1 ````');
  });
});

describe('a comment', () => {
  test('of a change without findings says so, in both languages', () => {
    const none = exampleResult([]);
    expect(markdown.write(none, plainOptions())).toContain(
      '## ✅ Tongming check: passed\n\nnothing found. This change:',
    );
    expect(markdown.write(none, plainOptions({ locale: 'zh' }))).toContain('## ✅ 通明检查：通过\n\n没有发现问题。');
  });

  test('links to the line at the commit that was judged, and to the base where the finding is about that', () => {
    const findings = [
      exampleFinding({ path: 'a b/(c)#1.ts' }),
      exampleFinding({ id: '2', side: 'base', path: 'gone.ts' }),
    ];
    const comment = markdown.write(exampleResult(findings), plainOptions({ link }));
    expect(comment).toContain(`(https://example.org/o/r/blob/${'a'.repeat(40)}/a%20b/%28c%29%231.ts#L1)`);
    expect(comment).toContain(`(https://example.org/o/r/blob/${'b'.repeat(40)}/gone.ts#L1)`);
  });

  test('says that the change alters the policy file (B210)', () => {
    const policyFile = { path: '.tongming.yml', commit: 'b'.repeat(40), changed: true };
    expect(markdown.write(exampleResult([], { policyFile }), plainOptions())).toContain('alters the policy file');
  });

  test('is at most 60,000 bytes long and says how many findings it leaves out', () => {
    const findings = Array.from({ length: 5000 }, (_, i) =>
      exampleFinding({ id: String(i).padStart(16, '0'), path: `src/${'目'.repeat(50)}/${i}.ts` }),
    );
    const comment = markdown.write(exampleResult(findings), plainOptions({ link }));
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(60_000);
    expect(Buffer.byteLength(comment)).toBeGreaterThan(50_000);
    const shown = comment.match(/^- \*\*error\*\*/gm)?.length ?? 0;
    expect(comment).toContain(`${5000 - shown} findings are left out here`);
    expect(comment.match(/<details>/g)?.length).toBe(comment.match(/<\/details>/g)?.length);
  });

  test('stays within its size when every policy has a name of its own', () => {
    const findings = Array.from({ length: 2000 }, (_, i) =>
      exampleFinding({ id: `${i}`, policy: `${'名'.repeat(300)}${i}` }),
    );
    const comment = markdown.write(exampleResult(findings), plainOptions());
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(60_000);
  });
});
