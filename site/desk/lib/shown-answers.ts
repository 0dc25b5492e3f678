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

import type { PageContext } from '#api/desk/client.ts';
import { reviewText } from '../text/review.ts';
import { say } from './text.ts';

/** An answer of the form as it is shown. */
export interface ShownAnswer {
  readonly label: string;
  readonly lines: readonly string[];
}

/** What the applicant wrote, under the labels of the form; what has no label any more stands under its name. */
export async function shownAnswers(page: PageContext, application: string): Promise<ShownAnswer[]> {
  const t = say(page.locale, reviewText);
  const { form, kind } = await page.read('read-application', { application });
  const asked = kind === 'retirement' ? null : await page.readOrNull('read-application-form', {}, { kind });
  const fields = new Map(
    (asked?.parts ?? []).flatMap((part) => part.fields.map((field) => [field.id, field] as const)),
  );
  return Object.entries(form).map(([id, answer]) => {
    const field = fields.get(id);
    const text = typeof answer === 'boolean' ? t(answer ? 'yes' : 'no') : answer;
    const lines = (typeof text === 'string' ? [text] : text).filter((line) => line !== '');
    const nameOf = (value: string) => field?.choices.find((choice) => choice.id === value)?.name[page.locale] ?? value;
    return { label: field?.label[page.locale] ?? id, lines: lines.map(nameOf) };
  });
}
