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

import { buildIndex } from './index-build.ts';
import { parsePattern } from './pattern.ts';
import { createPatternMatcher, type Occurrence } from './pattern-match.ts';
import { newWords, readWords } from './words.ts';

/** Finds these patterns alone, for tests of patterns; occurrences are in the order of the patterns and of the text. */
export function patternMatcher(patterns: readonly string[]): (text: Uint8Array) => Occurrence[] {
  const { vocabulary, patterns: compiled } = buildIndex(
    patterns.map((pattern, index) => ({
      id: `pattern#${index + 1}`,
      kind: 'notice',
      expression: null,
      steps: parsePattern(pattern),
      tolerance: 'exact',
      minimum: 1,
      required: [],
    })),
  );
  const match = createPatternMatcher(compiled);
  const words = newWords();
  return (text) => {
    readWords(text, vocabulary, words);
    return match(words).sort((a, b) => a.rule - b.rule || a.from - b.from);
  };
}
