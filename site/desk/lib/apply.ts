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
import type { FieldValue, Kind } from './fields.ts';

type Question = AnswerOf<'read-application-form'>['parts'][number]['fields'][number];
type Proposal = AnswerOf<'read-application-proposals'>['proposals'][number];

const kinds: Readonly<Record<string, Kind>> = {
  line: 'text',
  text: 'textarea',
  url: 'url',
  email: 'email',
  choice: 'select',
  choices: 'checks',
  lines: 'textarea',
  repositories: 'textarea',
  statement: 'check',
};

/** How a question of the application form is put on a page. */
export function questionKind({ kind }: Pick<Question, 'kind'>): Kind {
  return kinds[kind] ?? 'text';
}

/** Name of its field, with how it is read where its kind does not say. */
export function answerName({ id, kind }: Pick<Question, 'id' | 'kind'>): string {
  return `form.${id}${kind === 'lines' || kind === 'repositories' ? ':lines' : ''}`;
}

/** What stands in the field: the answer, or while there is none what the machine found; nothing is overwritten. */
export function filledBy(answer: FieldValue, proposal: Proposal | null): FieldValue {
  if (typeof answer === 'boolean') return answer ? 'true' : '';
  const given = Array.isArray(answer) ? answer.length > 0 : answer !== undefined && answer !== '';
  return given ? answer : (proposal?.value ?? answer);
}
