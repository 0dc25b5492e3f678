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

import { compose } from './compose.ts';
import type { Detection, Finding } from './finding.ts';
import { buildIndex } from './index-build.ts';
import { licenceTexts } from './match.ts';
import { parsePattern } from './pattern.ts';
import { createPatternMatcher } from './pattern-match.ts';
import { type Candidate, resolve } from './resolve.ts';
import { patternRules } from './rules.ts';
import { newWords, readWords } from './words.ts';

/** Finds licences in texts; made once, used for any number of texts, not from two threads at a time. */
export interface Detector {
  /** What the text says of licences; UTF-8 or Latin-1. Never throws for what the bytes hold. */
  detect(bytes: Uint8Array): Detection;
}

function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], byte: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= byte) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** A detector over the texts of the SPDX list and the patterns of the families. */
export function createDetector(): Detector {
  const rules = patternRules();
  const index = buildIndex(
    rules.map(({ id, kind, expression, pattern }) => ({
      id,
      kind,
      expression,
      steps: parsePattern(pattern),
      tolerance: 'exact',
      minimum: 1,
      required: [],
    })),
  );
  const occurrences = createPatternMatcher(index.patterns);
  const words = newWords();
  return {
    detect(bytes) {
      readWords(bytes, index.vocabulary, words);
      const starts = lineStarts(bytes);
      const startOfLine = (line: number) => starts[line - 1] ?? bytes.length;
      const wordAt = (byte: number) => {
        const at = words.from.subarray(0, words.count).findIndex((from) => from >= byte);
        return at < 0 ? words.count : at;
      };
      const patterns = occurrences(words).map(({ rule, from, to }): Candidate => {
        const { id, kind, expression } = rules[rule] as (typeof rules)[number];
        return { rule: id, kind, expression, class: 'exact', from, to, covered: to - from, missing: 0, extra: 0 };
      });
      const texts = licenceTexts(new TextDecoder().decode(bytes))
        .filter((match) => match.class !== 'altered')
        .map((match): Candidate => {
          const [from, to] = [wordAt(startOfLine(match.lines[0])), wordAt(startOfLine(match.lines[1] + 1))];
          const covered = Math.round((to - from) * match.score);
          return {
            rule: `spdx:${match.id}`,
            kind: 'text',
            expression: match.id,
            class: match.class === 'exact' ? 'exact' : 'near',
            from,
            to: Math.max(to, from + 1),
            covered,
            missing: to - from - covered,
            extra: 0,
          };
        });
      const findings = resolve([...patterns, ...texts], words.count + 1).map((found): Finding => {
        const [from, to] = [words.from[found.from] ?? 0, words.to[found.to - 1] ?? bytes.length];
        const { covered, missing, extra } = found;
        return {
          expression: found.expression as string,
          kind: found.kind as Finding['kind'],
          class: found.class,
          rule: found.rule,
          lines: [lineAt(starts, from), lineAt(starts, to - 1)],
          bytes: [from, to],
          words: { covered, missing, extra },
          score: covered / Math.max(1, covered + missing + extra),
        };
      });
      return { expression: compose(findings), findings };
    },
  };
}
