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

import type { HelpRequestRow } from '#store/queries/desk/help-request.ts';
import type { ProposedGuidance } from './schema.ts';

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\u200B-\u200F\u2060\uFEFF]+/gu, ' ')
    .trim();
}

/** Parts of a name that tell who it is by themselves. */
function partsOf(text: string | null): string[] {
  const whole = folded(text ?? '');
  const words = whole
    .split(/[\s,;:/()<>@]+/u)
    .filter((word) => (/\p{Script=Han}/u.test(word) ? word.length > 1 : word.length > 3));
  return [...new Set([whole, ...words])].filter((part) => part.length > 1);
}

// As long as addresses can be, and no longer: a text without any must not be read again from each letter.
const address = /[\p{L}\p{N}._%+-]{1,64}[@＠][\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const phone = /(?<!\d)(?:\+?\d[\d -]{9,16}\d)(?!\d)/g;

/** What in a text for everybody tells who asked. */
export interface Traces {
  /** Addresses and telephone numbers: never published. */
  readonly contacts: readonly string[];
  /** Names of who asked, their organisation and project: a person looks at them, since a name may be a common word. */
  readonly names: readonly string[];
}

/** Looks for whoever asked in what would be published of it. */
export function tracesOf(
  request: Pick<HelpRequestRow, 'name' | 'organisation' | 'contact' | 'project'>,
  proposed: ProposedGuidance,
): Traces {
  const { title, question, answer } = proposed;
  const text = folded([title, question, answer].flatMap(({ zh, en }) => [zh, en]).join('\n'));
  const contact = folded(request.contact);
  const contacts = [...text.matchAll(address), ...text.matchAll(phone)].map(([found]) => found.trim());
  if (contact !== '' && text.includes(contact)) contacts.push(contact);
  const wanted = [request.name, request.organisation, request.project, request.contact].flatMap(partsOf);
  const names = [...new Set(wanted)].filter((name) => text.includes(name) && !contacts.includes(name));
  return { contacts: [...new Set(contacts)], names };
}
