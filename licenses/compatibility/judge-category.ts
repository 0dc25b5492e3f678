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

import type { Category } from './categories.ts';
import { isLinked, type Judge, type Judgement, judged, type Question } from './question.ts';

const wantsTheWhole: ReadonlySet<Category> = new Set(['strong', 'network']);
const closed: ReadonlySet<Category> = new Set(['proprietary', 'source-available']);

function weakFile(question: Question): Judgement {
  if (question.gnuInto !== null && !(question.gnuInto.family === 'LGPL' && isLinked(question))) {
    return judged(question, 'no', 'file-copyleft-against-whole');
  }
  return wantsTheWhole.has(question.into)
    ? judged(question, 'depends', 'file-copyleft-against-whole')
    : judged(question, 'yes', 'file-copyleft');
}

function weakLibrary(question: Question): Judgement {
  const { use, distribution, into } = question;
  if (use === 'modified') return judged(question, 'depends', 'library-modified', 'library-source');
  if (!isLinked(question)) return judged(question, 'depends', 'library-copied', 'library-source');
  const sealed = use === 'static' && distribution === 'binary' && closed.has(into);
  return judged(question, sealed ? 'depends' : 'yes', sealed ? 'library-static-closed' : 'library-linked');
}

function wholeCopyleft(question: Question): Judgement {
  if (closed.has(question.into)) return judged(question, 'no', 'closed-outbound');
  if (question.into === 'unknown') return judged(question, 'unknown', 'unread');
  return judged(question, 'no', question.from === 'network' ? 'network-copyleft' : 'strong-copyleft');
}

function restricted(question: Question): Judgement {
  if (closed.has(question.into)) return judged(question, 'depends', 'restricted-use-internal', 'restricted-use');
  return judged(question, 'no', question.awaitsChange ? 'not-yet-changed' : 'restricted-use');
}

function content(question: Question): Judgement {
  const { inbound, gnuInto, use } = question;
  if (gnuInto === null || use === 'data') return judged(question, 'yes', 'content');
  const intoThird =
    inbound.id === 'CC-BY-4.0' && gnuInto.versions.every((version) => version === '3.0' || version === 'later');
  return judged(question, intoThird ? 'yes' : 'depends', intoThird ? 'content' : 'content-in-gnu');
}

const judges: Readonly<Record<Category, (question: Question) => Judgement>> = {
  'public-domain': (question) => judged(question, 'yes', 'public-domain'),
  permissive: (question) => judged(question, 'yes', 'permissive'),
  'weak-file': weakFile,
  'weak-library': weakLibrary,
  strong: wholeCopyleft,
  network: wholeCopyleft,
  'source-available': restricted,
  content,
  'content-share-alike': (question) => judged(question, 'no', 'share-alike-mixed'),
  'content-restricted': (question) => judged(question, 'no', 'content-restricted'),
  font: (question) => judged(question, 'yes', 'font'),
  proprietary: (question) => judged(question, closed.has(question.into) ? 'depends' : 'no', 'not-given'),
  unknown: (question) => judged(question, 'unknown', 'unread'),
};

/** What the category of the inbound licence says, when no rule before did. */
export const byCategory: Judge = (question) => judges[question.from](question);
