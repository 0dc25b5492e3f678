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

import { compareVersions, offersLater } from '../expression-versions.ts';
import { exceptionFrees } from './exceptions.ts';
import { isLinked, isShipped, type Judge, judged } from './question.ts';

const copyleft: ReadonlySet<string> = new Set([
  'strong',
  'network',
  'weak-file',
  'weak-library',
  'content-share-alike',
]);
const limited: ReadonlySet<string> = new Set(['source-available', 'proprietary', 'content-restricted']);

/** The same licence, or versions of it. GNU licences with different versions are left to their own rule. */
export const sameLicence: Judge = (question) => {
  const { inbound, outbound, from, gnuFrom } = question;
  const order = compareVersions(inbound.id, outbound.id);
  if (order === null || (outbound.exception !== null && outbound.exception !== inbound.exception)) return null;
  const equal = inbound.id.toLowerCase() === outbound.id.toLowerCase();
  if (order === 0 && (equal || offersLater(inbound.id))) return judged(question, 'yes', 'same');
  if (gnuFrom !== null || from === 'permissive' || from === 'content') return null;
  if (order < 0 && offersLater(inbound.id)) return judged(question, 'yes', 'elected-version', 'later-version');
  return order === 0 && !isLinked(question) ? judged(question, 'depends', 'narrows-outbound') : null;
};

/** Uses in which the inbound work is no part of the outbound one. */
export const besideTheWork: Judge = (question) => {
  const { from, use, distribution, changed } = question;
  const apart = use === 'tool' || use === 'test' || use === 'network';
  if (!apart || from === 'unknown') return null;
  if (limited.has(from)) return judged(question, 'depends', 'restricted-use-internal', 'restricted-use');
  const bound = copyleft.has(from);
  if (use === 'tool') return { answer: 'yes', rule: 'not-part-of-work', conditions: bound ? ['output-check'] : [] };
  if (use === 'test') return { answer: 'yes', rule: 'not-part-of-work', conditions: bound ? ['stay-apart'] : [] };
  if (from !== 'network') return judged(question, 'yes', 'separate-process');
  const owed = changed && distribution !== 'none';
  const conditions = judged(question, 'yes', 'separate-network-service').conditions;
  return {
    answer: 'yes',
    rule: 'separate-network-service',
    conditions: owed || isShipped(question) ? conditions : conditions.filter((one) => one !== 'network-source'),
  };
};

/** Exceptions free the uses that they name. */
export const freedByException: Judge = (question) => {
  const { inbound, outbound, use, gnuInto } = question;
  if (inbound.exception === null) return null;
  if (exceptionFrees(inbound.exception, use)) {
    return judged(question, 'yes', 'linking-exception', 'exception-scope');
  }
  const llvm = inbound.exception === 'LLVM-exception' && gnuInto !== null && outbound.id.startsWith('GPL-2.0');
  return llvm ? judged(question, 'yes', 'linking-exception') : null;
};

/** Copyleft starts with a copy, or with a network for those that say so. */
export const notDistributed: Judge = (question) => {
  const { from, distribution, into } = question;
  if (isShipped(question) || from === 'unknown') return null;
  if (from === 'source-available') return judged(question, 'depends', 'restricted-use-internal');
  if (from === 'content-restricted') return judged(question, 'depends', 'content-restricted-beside');
  if (from === 'proprietary') return null;
  if (distribution === 'hosted' && from === 'network' && into !== 'network') return null;
  return copyleft.has(from) && (distribution === 'none' || from !== 'network')
    ? judged(question, 'yes', 'not-distributed')
    : null;
};

/** Files that are shipped beside a program. */
export const shippedBeside: Judge = (question) => {
  const { from, use } = question;
  if (use !== 'data') return null;
  if (from === 'strong' || from === 'network' || from === 'weak-file' || from === 'weak-library') {
    return judged(question, 'yes', 'aggregate', 'mark-apart');
  }
  if (from === 'content-share-alike') return judged(question, 'yes', 'share-alike', 'mark-apart');
  return from === 'content-restricted' ? judged(question, 'depends', 'content-restricted-beside', 'mark-apart') : null;
};
