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

import { expect, it } from 'vitest';
import { tracesOf } from './names.ts';

const asker = { name: 'Li Ming', organisation: null, contact: 'telephone', project: null };

function traces(text: string) {
  const title = { zh: '题', en: 'Title' };
  return tracesOf(asker, { topic: 'strategy', title, question: { zh: text, en: text }, answer: title });
}

it('finds addresses however they are written', () => {
  const { contacts } = traces('写给 li.ming+a@mail.example.org，或 li＠例子.中国');
  expect(contacts).toEqual(['li.ming+a@mail.example.org', 'li@例子.中国']);
});

it('B102: looks through the longest texts at once', () => {
  for (const text of ['a', 'a@', 'a@a-', 'a@a.', '1 ', '@', '+1-'].map((part) => part.repeat(10_000 / part.length))) {
    const begun = performance.now();
    traces(text);
    expect(performance.now() - begun).toBeLessThan(200);
  }
});
