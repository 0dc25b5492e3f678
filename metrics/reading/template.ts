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

import type { Text } from '#store/facts.ts';
import { type CheckOutcome, type FileIndex, fail, pass, unknown } from '../check.ts';
import { emptyFile } from './document-miss.ts';
import { isRegular } from './place.ts';
import { isSubstance } from './substance.ts';

/** A template that platforms offer to people who open something. */
export interface Template {
  readonly title: Text;
  /** Paths that platforms document, letter case ignored. */
  readonly paths: RegExp;
  readonly searched: readonly string[];
}

/** The verdict of a check that asks for a template with something in it. */
export function templateOutcome(files: FileIndex, template: Template): CheckOutcome {
  const { title, searched } = template;
  const named = files.match(template.paths);
  const full = named.find(
    (file) => isRegular(file) && !file.binary && file.size !== 0 && saysSomething(files.text(file.path)),
  );
  if (full !== undefined) {
    return pass(
      { zh: `有${title.zh}：${full.path}。`, en: `There is a ${title.en}: ${full.path}.` },
      { evidence: [{ path: full.path, line: null, text: null }], searched },
    );
  }
  const miss = named[0];
  if (miss !== undefined && !isRegular(miss)) {
    return unknown(
      { zh: `${title.zh}是符号链接，无法判断。`, en: `The ${title.en} is a symlink, which is not followed.` },
      { searched },
    );
  }
  return fail(
    { zh: `没有${title.zh}。`, en: `There is no ${title.en}.` },
    { searched, nearestMiss: miss === undefined ? null : { path: miss.path, why: emptyFile } },
  );
}

/** Headings and comments are what a template is made of, so they count here. */
function saysSomething(text: string | null): boolean {
  return text === null || text.slice(0, 100_000).split('\n').some(isSubstance);
}
