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

import { codeFields } from './code-fields.ts';
import type { ApplicationKind, FormField, FormPart } from './field.ts';
import { peopleFields } from './people-fields.ts';
import { projectFields } from './project-fields.ts';
import { statementFields } from './statement-fields.ts';

const parts: readonly FormPart[] = [
  { id: 'project', title: { zh: '项目', en: 'The project' }, fields: projectFields },
  { id: 'code', title: { zh: '代码与规则', en: 'Code and rules' }, fields: codeFields },
  { id: 'people', title: { zh: '人与单位', en: 'People and organisations' }, fields: peopleFields },
  { id: 'statements', title: { zh: '声明', en: 'Statements' }, fields: statementFields },
];

/** What is answered in a form, by field id: text, lines, or whether a statement is agreed to. */
export type FormAnswers = Readonly<Record<string, string | readonly string[] | boolean>>;

/** The form of one kind of application; parts without a question are left out. */
export function formOf(kind: ApplicationKind): FormPart[] {
  return parts
    .map((part) => ({ ...part, fields: part.fields.filter(({ asked }) => asked.includes(kind)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** All questions of one kind of application. */
export function fieldsOf(kind: ApplicationKind): FormField[] {
  return formOf(kind).flatMap(({ fields }) => fields);
}

function answered(field: FormField, answers: FormAnswers): boolean {
  const answer = answers[field.id];
  if (field.kind === 'statement') return answer === true;
  return typeof answer === 'string' ? answer.trim() !== '' : Array.isArray(answer) && answer.length > 0;
}

/** What still has to be answered before the form can be submitted. */
export function missingFields(kind: ApplicationKind, answers: FormAnswers): FormField[] {
  return fieldsOf(kind).filter((field) => field.required.includes(kind) && !answered(field, answers));
}
