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

import { asGpl, type GnuLicence } from './gnu.ts';
import { gnuConflict, namedBy } from './named.ts';
import { isLinked, type Judge, type Judgement, judged, type Question } from './question.ts';

function isOld(version: string): boolean {
  return version !== '3.0' && version !== 'later';
}

/** Compares what is offered with what is promised: all of it, a part, or nothing. */
function byVersions(question: Question, offered: readonly string[], promised: readonly string[]): Judgement {
  const fitting = promised.filter((version) => offered.includes(version));
  if (fitting.length === 0) return judged(question, 'no', 'gnu-versions');
  if (fitting.length < promised.length) return judged(question, 'depends', 'narrows-outbound', 'later-version');
  const converted = question.gnuFrom?.family !== question.gnuInto?.family;
  return judged(question, 'yes', converted ? 'gnu-conversion' : 'elected-version');
}

/** Section 13 of GPL 3 and AGPL 3 lets the two be combined, and neither be given under the other. */
function withAgpl(question: Question, versions: readonly string[]): Judgement {
  if (!versions.includes('3.0')) return judged(question, 'no', 'gnu-versions');
  if (versions.some(isOld) && question.gnuFrom?.family === 'AGPL') {
    return judged(question, 'depends', 'narrows-outbound', 'later-version');
  }
  return judged(question, isLinked(question) ? 'yes' : 'depends', 'gpl-3-and-agpl-3');
}

function betweenGnu(question: Question, from: GnuLicence, into: GnuLicence): Judgement {
  if (into.family === 'LGPL') {
    if (from.family !== 'LGPL')
      return judged(question, 'no', from.family === 'AGPL' ? 'network-copyleft' : 'strong-copyleft');
    return isLinked(question)
      ? judged(question, 'yes', 'library-linked')
      : byVersions(question, from.versions, into.versions);
  }
  if (from.family === 'AGPL') {
    return into.family === 'AGPL'
      ? byVersions(question, from.versions, into.versions)
      : withAgpl(question, into.versions);
  }
  if (into.family === 'GPL') return byVersions(question, asGpl(from), into.versions);
  return withAgpl(question, asGpl(from));
}

/** GNU licences into GNU licences. */
export const gnuIntoGnu: Judge = (question) => {
  const { gnuFrom, gnuInto, inbound, outbound } = question;
  if (gnuFrom === null || gnuInto === null) return null;
  const judgement = betweenGnu(question, gnuFrom, gnuInto);
  const lost = outbound.exception !== null && outbound.exception !== inbound.exception;
  return lost && judgement.answer === 'yes' ? judged(question, 'depends', 'exception-lost') : judgement;
};

function onlyVersion2(into: GnuLicence): 'all' | 'some' | 'none' {
  const old = into.versions.filter(isOld).length;
  return old === 0 ? 'none' : old === into.versions.length ? 'all' : 'some';
}

/** Permissive licences into GNU licences and others for the whole: some add duties that those forbid. */
export const permissiveIntoWhole: Judge = (question) => {
  const { from, into, gnuInto, inbound } = question;
  if (from !== 'permissive') return null;
  const conflict = gnuConflict(inbound.id.replace(/\+$/u, ''));
  const whole = into === 'strong' || into === 'network';
  if (gnuInto === null)
    return whole && conflict === 'all' ? judged(question, 'depends', 'permissive-against-whole') : null;
  const linkedLibrary = gnuInto.family === 'LGPL' && isLinked(question);
  if (conflict === 'none' || linkedLibrary) return judged(question, 'yes', 'permissive');
  if (conflict === 'all') return judged(question, 'no', 'permissive-against-gnu');
  if (conflict === 'doubtful') return judged(question, 'depends', 'permissive-doubtful-gnu');
  const old = onlyVersion2(gnuInto);
  if (old === 'none') return judged(question, 'yes', 'permissive');
  if (old === 'all') return judged(question, 'no', 'apache-and-gpl-2');
  return judged(question, 'depends', 'narrows-outbound', 'later-version');
};

/** Licences that name the ones into which they may go. */
export const namedInLicence: Judge = (question) => {
  const { inbound, outbound } = question;
  const source = namedBy(inbound.id.replace(/\+$/u, ''), outbound.id);
  if (source !== null) return judged(question, 'yes', 'named-in-licence');
  const secondary = inbound.id === 'EPL-2.0' && /^(?:GPL-(?:2|3)|LGPL-(?:2\.1|3)|AGPL-3)/u.test(outbound.id);
  return secondary ? judged(question, 'depends', 'secondary-licence') : null;
};
