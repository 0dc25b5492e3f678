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
import { currentIndex } from './current-index.ts';
import type { Detection, Finding, FindingClass } from './finding.ts';
import { kinds, type LicenceIndex, stringAt } from './licence-index.ts';
import { lineCounter } from './lines.ts';
import { createPatternMatcher } from './pattern-match.ts';
import { type Candidate, resolve } from './resolve.ts';
import { createTextMatcher, type TextOccurrence } from './text-match.ts';
import { newWords, readWords } from './words.ts';

/** Finds licences in texts; made once, used for any number of texts, not from two threads at a time. */
export interface Detector {
  /** What the text says of licences; UTF-8 or Latin-1. Never throws for what the bytes hold. */
  detect(bytes: Uint8Array): Detection;
}

type Named = Pick<Candidate, 'rule' | 'kind' | 'expression'>;

/** Other ids of the texts that a rule stands for. */
function aliasesOf({ ruleStrings }: LicenceIndex): (rule: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  for (let at = 2; at < ruleStrings.starts.length - 1; at += 3) {
    if (ruleStrings.starts[at] === ruleStrings.starts[at + 1]) continue;
    known.set(stringAt(ruleStrings, at - 2), stringAt(ruleStrings, at).split('\n'));
  }
  return (rule) => known.get(rule) ?? [];
}

/** What rules are called, read from the pool on first use. */
function ruleNames({ ruleKinds, ruleStrings }: LicenceIndex): (rule: number) => Named {
  const known: (Named | undefined)[] = [];
  return (rule) => {
    const named = known[rule] ?? {
      rule: stringAt(ruleStrings, rule * 3),
      kind: kinds[ruleKinds[rule] as number] as Candidate['kind'],
      expression: stringAt(ruleStrings, rule * 3 + 1) || null,
    };
    known[rule] = named;
    return named;
  };
}

/** Words at either end of an exact text in which patterns are still looked for, since they may reach out of it. */
const border = 12;

/** Where the exact text that holds a word ends; -1 when none does. */
function inExact(texts: readonly TextOccurrence[]): (place: number) => number {
  const exact = texts.filter((one) => one.class === 'exact').sort((a, b) => a.from - b.from);
  let next = 0;
  return (place) => {
    while (next < exact.length && (exact[next] as TextOccurrence).to - border <= place) next += 1;
    const one = exact[next];
    return one !== undefined && place >= one.from + border ? one.to - border : -1;
  };
}

/** Only the list's own words can be exact: a pattern for a text holds what is characteristic of it, and leaves the rest open. */
function patternClass({ rule, kind }: Named): FindingClass {
  return (kind === 'text' || kind === 'exception') && !rule.startsWith('spdx') ? 'near' : 'exact';
}

/** Whether a text that is there word for word holds nearly all of a span: a pattern of the same text says less. */
function explains(text: TextOccurrence, from: number, to: number): boolean {
  const shared = Math.min(text.to, to) - Math.max(text.from, from);
  return text.class === 'exact' && shared >= 0.8 * (to - from);
}

/** A detector over an index; without one, over the one that the process has chosen, or else the texts of the SPDX list and the patterns of the families. */
export function createDetector(index: LicenceIndex = currentIndex()): Detector {
  const nameOf = ruleNames(index);
  const aliases = aliasesOf(index);
  const textsIn = createTextMatcher(index);
  const patternsIn = createPatternMatcher(index.patterns);
  const words = newWords();
  return {
    detect(bytes) {
      readWords(bytes, index.vocabulary, words);
      const texts = textsIn(bytes, words);
      const candidates: Candidate[] = texts.map(({ rule, ...found }) => ({ ...nameOf(rule), ...found }));
      for (const { rule, from, to } of patternsIn(words, inExact(texts))) {
        const named = nameOf(rule);
        if (named.kind === 'text' && texts.some((text) => explains(text, from, to))) continue;
        candidates.push({ ...named, class: patternClass(named), from, to, covered: to - from, missing: 0, extra: 0 });
      }
      if (candidates.length === 0) return { expression: null, findings: [] };
      const lineAt = lineCounter(bytes);
      const findings = resolve(candidates, words.count).map((found): Finding => {
        const [from, to] = [words.from[found.from] as number, words.to[found.to - 1] as number];
        const { covered, missing, extra } = found;
        const same = aliases(found.rule);
        return {
          expression: found.expression as string,
          ...(same.length > 0 && { aliases: same }),
          kind: found.kind as Finding['kind'],
          class: found.class,
          rule: found.rule,
          lines: [lineAt(from), lineAt(to - 1)],
          bytes: [from, to],
          words: { covered, missing, extra },
          score: covered / Math.max(1, covered + missing + extra),
        };
      });
      return { expression: compose(findings, bytes), findings };
    },
  };
}
