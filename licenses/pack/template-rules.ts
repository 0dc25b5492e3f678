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

import type { IndexRule } from '../detect/index-rule.ts';
import type { Step } from '../detect/pattern.ts';
import { wordsOf } from '../detect/words.ts';
import { openMark, readingsOf } from './readings.ts';
import type { Template, TemplatePart } from './template.ts';

/** Words of copyright notices that may stand where the template has one. */
const copyrightWords = 60;

function textSteps(text: string): Step[] {
  return text.split(openMark).flatMap((part, index): Step[] => {
    if (index === 0) return wordsOf(part);
    return [{ gap: part.charCodeAt(0) }, ...wordsOf(part.slice(1))];
  });
}

/** A choice; of several equal branches one is kept. */
function choice(branches: readonly (readonly Step[])[]): Step[] {
  const unique = [...new Map(branches.map((branch) => [JSON.stringify(branch), branch])).values()];
  const [only] = unique;
  return unique.length === 1 && only !== undefined ? [...only] : [{ choice: unique }];
}

function partSteps(part: TemplatePart): Step[] {
  if (part.kind === 'text') return textSteps(part.text);
  if (part.kind === 'alt') return choice([part.text, ...readingsOf(part.match)].map(textSteps));
  const inside = partsSteps(part.parts);
  if (inside.length === 0) return [];
  if (part.kind === 'copyright') return [...choice([inside, []]), { gap: copyrightWords }];
  return choice([inside, []]);
}

function partsSteps(parts: readonly TemplatePart[]): Step[] {
  return parts.flatMap(partSteps);
}

/** What may be left out at either end says nothing: a match does not depend on it. */
function isLoose(step: Step): boolean {
  return typeof step !== 'string' && ('gap' in step || step.choice.some((branch) => branch.every(isLoose)));
}

function trimmed(steps: readonly Step[]): Step[] {
  const first = steps.findIndex((step) => !isLoose(step));
  const last = steps.findLastIndex((step) => !isLoose(step));
  return first < 0 ? [] : steps.slice(first, last + 1);
}

function headersIn(parts: readonly TemplatePart[]): TemplatePart[] {
  return parts.flatMap((part) => {
    if (part.kind === 'header') return [part];
    return 'parts' in part ? headersIn(part.parts) : [];
  });
}

/** Fewer words than this in a text are found only as they stand. */
const shortText = 20;

/** The rules of a template: its text, and each header that it gives. None for deprecated ids, whose texts others carry. */
export function templateRules({ id, exception, deprecated, parts }: Template): IndexRule[] {
  if (deprecated) return [];
  const text = trimmed(partsSteps(parts));
  const headers = headersIn(parts).flatMap((part) => ('parts' in part ? [trimmed(partsSteps(part.parts))] : []));
  const rule = (kind: IndexRule['kind'], name: string, steps: readonly Step[]): IndexRule => ({
    id: name,
    kind,
    expression: id,
    steps,
    tolerance: steps.length < shortText ? 'exact' : 'near',
    minimum: 0.9,
    required: [],
  });
  return [
    rule(exception ? 'exception' : 'text', `spdx-template:${id}`, text),
    ...headers.map((steps, index) => rule('notice', `spdx-header:${id}${index === 0 ? '' : `-${index + 1}`}`, steps)),
  ].filter(({ steps }) => steps.length > 2);
}
