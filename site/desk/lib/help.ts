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

import type { AnswerOf } from '#api/desk/client.ts';
import type { Locale } from '../../src/lib/locale.ts';
import { helpText } from '../text/help.ts';
import { say } from './text.ts';

/** A request with what was written in it. */
export type HelpThread = AnswerOf<'read-help'>;

/** Topics, to be chosen from. */
export const topics = ['strategy', 'intellectual-property', 'compliance'] as const;
/** States, to be chosen from. */
export const helpStates = ['open', 'assigned', 'answered', 'closed'] as const;

/** Choices with their words. */
export function choicesOf<Value extends keyof typeof helpText>(locale: Locale, values: readonly Value[]) {
  const t = say(locale, helpText);
  return values.map((value) => ({ value, label: t(value) }));
}

/** Colour and mark for the state of a request. */
export function helpTone(state: HelpThread['state'], overdue: boolean): 'good' | 'part' | 'bad' | 'plain' | 'now' {
  if (overdue) return 'bad';
  return ({ open: 'part', assigned: 'now', answered: 'good', closed: 'plain' } as const)[state];
}

/** Colour and mark for the state of guidance. */
export function guidanceTone(state: AnswerOf<'read-guidance'>['state']): 'good' | 'part' | 'bad' | 'plain' {
  return ({ proposed: 'part', published: 'good', refused: 'bad', withdrawn: 'plain' } as const)[state];
}

/** What of an address narrows the list of requests; anything else there is left alone. */
export function helpQuery(query: Readonly<Record<string, string>>) {
  const within = (name: string, values: readonly string[]) => values.find((value) => value === query[name]);
  return {
    state: within('state', helpStates),
    topic: within('topic', topics),
    mine: within('mine', ['true']),
    cursor: query['cursor'],
  };
}
