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

import { type Expression, formatExpression, tryExpression } from './expression.ts';
import { type LicenceFile, licenceFileKind } from './files.ts';
import { readLicences } from './licence-texts.ts';
import type { LicenceFinding } from './result.ts';
import { statementOf } from './statement.ts';

const heading =
  /^\s{0,3}(?:#{1,6}\s*|=+\s*)?[^\p{L}\n]{0,12}(?:licen[cs](?:e|es|ing)|许可证?|开源许可证?|开源协议|许可协议|授权协议|版权(?:和|与)?许可|授权)[^\p{L}\n]{0,12}$/iu;
const nextHeading = /^\s{0,3}#{1,6}\s|^[=-]{3,}\s*$/u;
const longestSection = 30;

interface SectionOfReadme {
  readonly text: string;
  readonly line: number;
}

function licenceSection(text: string): SectionOfReadme | null {
  const lines = text.slice(0, 262_144).split('\n');
  const at = lines.findIndex((line) => line.length < 80 && heading.test(line));
  if (at < 0) return null;
  const rest = lines.slice(at + 1, at + 1 + longestSection);
  const underline = /^[=-]{3,}\s*$/u.test(rest[0] ?? '') ? 1 : 0;
  const end = rest.slice(underline).findIndex((line) => nextHeading.test(line));
  return { text: rest.slice(underline, end < 0 ? undefined : end + underline).join('\n'), line: at + 1 };
}

/** `[MIT](LICENSE) © someone` → `MIT`. */
function plainLine(line: string): string {
  return line
    .replace(/!\[[^\]]{0,200}\]\([^)]{0,400}\)/gu, ' ')
    .replace(/\[([^\]]{0,200})\]\([^)]{0,400}\)/gu, '$1')
    .replace(/[*_`>]+|[©].*$/gu, ' ')
    .trim();
}

function shortStatement(section: string): Expression | null {
  const lines = section
    .split('\n')
    .map(plainLine)
    .filter((line) => line !== '');
  const [first = ''] = lines;
  const said = first.length <= 120 ? statementOf(first.replace(/[.。]$/u, '')) : null;
  return said?.kind === 'expression' ? tryExpression(said.expression) : null;
}

function referenceIn({ path, text }: LicenceFile): LicenceFinding[] {
  const section = text === null ? null : licenceSection(text);
  if (section === null) return [];
  const { notices, expression } = readLicences(section.text);
  const all = notices.length > 0 ? tryExpression(expression ?? '') : shortStatement(section.text);
  if (all === null) return [];
  const last = section.line + section.text.split('\n').length;
  const statement = notices
    .map((notice) => notice.statement)
    .join('; ')
    .slice(0, 200);
  return [
    {
      expression: formatExpression(all),
      class: 'reference',
      score: 1,
      evidence: { path, lines: [section.line, last] },
      statement: statement === '' ? null : statement,
    },
  ];
}

/** Licences that the licence section of a readme names. */
export function readmeReferences(files: readonly LicenceFile[]): LicenceFinding[] {
  return files.filter((file) => licenceFileKind(file.path) === 'readme').flatMap(referenceIn);
}
