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

import { type Expression, formatExpression, joined, tryExpression } from './expression.ts';
import { licenceId, mulanReferences } from './ids.ts';

/** What a free-text licence statement of a manifest or a readme comes to. */
export type Statement =
  /** It names one licence or expression without doubt. */
  | { readonly kind: 'expression'; readonly expression: string }
  /** It names a family and leaves the member open (`BSD`, `GPL`): `suggestion` is what is mostly meant, and never counted. */
  | { readonly kind: 'ambiguous'; readonly suggestion: string }
  /** It points to a file of the package. */
  | { readonly kind: 'file'; readonly path: string }
  /** It says that no licence is given (`UNLICENSED`, `Proprietary`). */
  | { readonly kind: 'proprietary' }
  | { readonly kind: 'unknown' };

const longest = 600;
const later =
  /\+|≥|>=|or[- ](?:later|newer|above|greater|higher|any later|\(at your option\) any later)|any later version|及(?:以后|后续|更高)/iu;
/** Words after which a name is only a part of what is said. */
const qualified =
  /\bstyle\b|-like\b|\bnuclear\b|commons clause|with (?!classpath)[\w .]{0,40}exception|\bw\/(?! ?cp?e)/iu;

/** Version of a GNU licence in the words around its name; null when none is given. */
function gnuVersion(text: string): string | null {
  const version = /(?:^|[^\d.])([123](?:\.[0-9])?)(?!\.?\d)/u.exec(text)?.[1] ?? null;
  return version === null || version.includes('.') ? version : `${version}.0`;
}

function gnu(family: string, fallback: string): (text: string) => Statement {
  return (text) => {
    const version = gnuVersion(text);
    const id = version === null ? null : licenceId(`${family}-${version}${later.test(text) ? '-or-later' : '-only'}`);
    if (id !== null) return { kind: 'expression', expression: id };
    return /\d/u.test(text) ? { kind: 'unknown' } : { kind: 'ambiguous', suggestion: fallback };
  };
}

function versioned(family: string, versions: readonly string[], fallback: string | null): (text: string) => Statement {
  return (text) => {
    const said = versions.find((version) => {
      const spelled = version.replace('.', '\\.').replace(/\\\.0$/, '(?:\\.0)?');
      return new RegExp(`(?:^|[^\\d.])${spelled}(?!\\.?\\d)`, 'u').test(text);
    });
    if (said !== undefined) return { kind: 'expression', expression: `${family}-${said}` };
    if (/\d/.test(text)) return { kind: 'unknown' };
    return fallback === null ? { kind: 'unknown' } : { kind: 'ambiguous', suggestion: fallback };
  };
}

function exactly(expression: string): () => Statement {
  return () => ({ kind: 'expression', expression });
}

function bsd(text: string): Statement {
  const clauses = /(?:^|[^\d.])([0234])(?![\d.])|\b(two|three|four|zero)\b/iu.exec(text);
  const count = clauses?.[1] ?? ['zero', '', 'two', 'three', 'four'].indexOf(clauses?.[2]?.toLowerCase() ?? 'none');
  const id = Number(count) === 0 ? '0BSD' : `BSD-${count}-Clause`;
  if (Number(count) >= 0 && clauses !== null) return { kind: 'expression', expression: id };
  if (/new|modified|revised/iu.test(text)) return { kind: 'expression', expression: 'BSD-3-Clause' };
  if (/simplified|freebsd/iu.test(text)) return { kind: 'expression', expression: 'BSD-2-Clause' };
  return { kind: 'ambiguous', suggestion: 'BSD-3-Clause' };
}

function mulan(text: string): Statement {
  const publicLicence = /pub|公共/iu.test(text);
  const [, digit = ''] = /(?:第|v(?:ersion|er)?\.?\s{0,3}|psl-?|publ?-?|l-|\s)([12])/iu.exec(text) ?? [];
  if (digit === '') return { kind: 'ambiguous', suggestion: publicLicence ? mulanReferences[1] : 'MulanPSL-2.0' };
  const id = publicLicence ? (mulanReferences[Number(digit) - 1] as string) : `MulanPSL-${digit}.0`;
  return { kind: 'expression', expression: id };
}

function creativeCommons(text: string): Statement {
  if (/zero|cc0|cc-0/iu.test(text)) return { kind: 'expression', expression: 'CC0-1.0' };
  const parts = [
    'by',
    /\bnc\b|non-?commercial/iu.test(text) ? 'nc' : null,
    /\bnd\b|no-?deriv/iu.test(text) ? 'nd' : null,
    /\bsa\b|share-?alike/iu.test(text) ? 'sa' : null,
  ].filter((part) => part !== null);
  const version = /([1-4]\.\d|[1-4](?![\d.]))/u.exec(text)?.[1];
  const id =
    version === undefined
      ? null
      : licenceId(`CC-${parts.join('-')}-${version.includes('.') ? version : `${version}.0`}`);
  return id === null ? { kind: 'unknown' } : { kind: 'expression', expression: id };
}

type Name = readonly [RegExp, (text: string) => Statement];

/** The GNU names contain one another: the first that matches is meant. */
const gnuNames: readonly Name[] = [
  [/affero|\bagpl/iu, gnu('AGPL', 'AGPL-3.0-only')],
  [/lesser|library general|\blgpl/iu, gnu('LGPL', 'LGPL-2.1-or-later')],
  [/free documentation|\bg?fdl/iu, gnu('GFDL', 'GFDL-1.3-or-later')],
  [/\bgpl|gnu\s+(?:general\s+)?public|general public licen/iu, gnu('GPL', 'GPL-2.0-or-later')],
];

const otherNames: readonly Name[] = [
  [/mulan|木兰/iu, mulan],
  [/\bapache|\basl\b|\bal\s?2/iu, versioned('Apache', ['2.0', '1.1', '1.0'], 'Apache-2.0')],
  [/mozilla|\bmpl/iu, versioned('MPL', ['2.0', '1.1', '1.0'], 'MPL-2.0')],
  [/eclipse distribution|\bedl\b/iu, exactly('BSD-3-Clause')],
  [/eclipse|\bepl/iu, versioned('EPL', ['2.0', '1.0'], 'EPL-2.0')],
  [/common development and distribution|\bcddl/iu, versioned('CDDL', ['1.1', '1.0'], 'CDDL-1.0')],
  [/european union public|\beupl/iu, versioned('EUPL', ['1.2', '1.1', '1.0'], 'EUPL-1.2')],
  [/open font|\bofl/iu, versioned('OFL', ['1.1', '1.0'], 'OFL-1.1')],
  [/\bperl[ _]5|same terms as perl/iu, exactly('Artistic-1.0-Perl OR GPL-1.0-or-later')],
  [/artistic/iu, versioned('Artistic', ['2.0', '1.0'], 'Artistic-2.0')],
  [/academic free|\bafl/iu, versioned('AFL', ['3.0', '2.1', '2.0', '1.2', '1.1'], 'AFL-3.0')],
  [/boost|\bbsl-1/iu, exactly('BSL-1.0')],
  [/business source|\bbusl/iu, exactly('BUSL-1.1')],
  [/server side public|\bsspl/iu, exactly('SSPL-1.0')],
  [/elastic/iu, versioned('Elastic', ['2.0'], null)],
  [/creative commons|\bcc[- ]?(?:0|by|zero)/iu, creativeCommons],
  [/\bunlicense\b/iu, exactly('Unlicense')],
  [/python software foundation|\bpsf/iu, versioned('PSF', ['2.0'], 'PSF-2.0')],
  [/\bpostgres(?:ql)?\b/iu, exactly('PostgreSQL')],
  [/\bwtfpl/iu, exactly('WTFPL')],
  [/\bzope|\bzpl/iu, versioned('ZPL', ['2.1', '2.0', '1.1'], 'ZPL-2.1')],
  [/\bzlib|libpng/iu, exactly('Zlib')],
  [/\bmit[- ]?0\b|mit no attribution/iu, exactly('MIT-0')],
  [/\b(?:mit|expat)\b/iu, exactly('MIT')],
  [/\bisc\b|\biscl\b/iu, exactly('ISC')],
  [/\bbsd|\bbsd-?style|\bfreebsd/iu, bsd],
  [/\bx11\b/iu, exactly('X11')],
  [/\bncsa\b|university of illinois/iu, exactly('NCSA')],
];

function single(text: string): Statement {
  const hits = [gnuNames.find(([name]) => name.test(text)), ...otherNames.filter(([name]) => name.test(text))].filter(
    (hit) => hit !== undefined,
  );
  const [first] = hits;
  if (first === undefined || hits.length > 1) return { kind: 'unknown' };
  const found = first[1](text);
  if (found.kind !== 'expression') return found;
  if (qualified.test(text)) return { kind: 'ambiguous', suggestion: found.expression };
  const exception = /classpath|\bcp?e\b/iu.test(text) && found.expression.startsWith('GPL-2.0');
  return exception ? { kind: 'expression', expression: `${found.expression} WITH Classpath-exception-2.0` } : found;
}

function combined(kind: 'and' | 'or', parts: readonly string[]): Statement {
  const statements = parts.map((part) => statementOf(part.trim()));
  const expressions = statements.flatMap((one) => (one.kind === 'expression' ? [tryExpression(one.expression)] : []));
  if (expressions.length !== parts.length || expressions.includes(null)) return { kind: 'unknown' };
  const whole = joined(kind, expressions as Expression[]);
  return whole === null ? { kind: 'unknown' } : { kind: 'expression', expression: formatExpression(whole) };
}

/** `A or B`, `A/B` is a choice; `A and B`, `A, B` is both. "or later" and "(at your option)" are no choice. */
function split(text: string): Statement | null {
  const plain = text.replace(later, (found) => (found === '+' ? '+' : ' orlater '));
  const choice = plain.split(/\s+or\s+|\s*\|\|?\s*|\s*\/\s*|\s*或\s*/iu).filter(Boolean);
  const restore = (part: string) => part.replaceAll(' orlater ', ' or later ');
  if (choice.length > 1 && choice.length <= 8 && !/https?:/iu.test(text)) return combined('or', choice.map(restore));
  const dual = /\bdual\b|双(?:重)?许可/iu.test(text);
  const both = plain.split(/\s+and\s+|\s*;\s*|\s*&\s*|\s*和\s*/iu).filter(Boolean);
  return both.length > 1 && both.length <= 8 ? combined(dual ? 'or' : 'and', both.map(restore)) : null;
}

/** Reads a licence statement as people write it; never guesses between members of a family. */
export function statementOf(source: string): Statement {
  const text = source.slice(0, longest).replace(/\s+/gu, ' ').trim();
  if (text === '' || /^(?:none|n\/a|unknown|noassertion)$/iu.test(text)) return { kind: 'unknown' };
  const expression = tryExpression(text);
  if (expression !== null) return { kind: 'expression', expression: formatExpression(expression) };
  const file = /^(?:see licen[cs]e in|file:?|see) +<?([^\s<>]{1,200}?)>?(?: file)?$/iu.exec(text)?.[1];
  if (file !== undefined) return { kind: 'file', path: file };
  if (/^unlicensed$|proprietary|commercial licen|all rights reserved/iu.test(text)) return { kind: 'proprietary' };
  const whole = single(text);
  return whole.kind === 'unknown' ? (split(text) ?? whole) : whole;
}
