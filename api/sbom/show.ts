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

import { DependencyFileError } from '#licenses/dependency-file.ts';
import type { SbomComponent, SbomReading } from '#licenses/sbom/component.ts';
import { readSbom } from '#licenses/sbom/read.ts';
import { readWhole } from '#licenses/scan/read-file.ts';
import type { StandaloneContext, Terminal } from '../command.ts';
import { problemWords } from '../licences/fault-words.ts';
import { jsonText, paint, terminalLine } from '../terminal.ts';
import { UsageError } from '../usage.ts';

const cap = 64 * 1024 * 1024;

function unreadable(path: string, why: string, cause?: unknown): UsageError {
  const zh = problemWords('zh', why);
  const error = new UsageError({ zh: `读不了物料清单 ${path}：${zh}`, en: `${path} cannot be read: ${why}` });
  error.cause = cause;
  return error;
}

/** A bill of materials on disk; a usage error says why it cannot be used. */
export function readSbomFile(path: string): SbomReading {
  try {
    const bytes = readWhole(path, cap);
    if (bytes === null) throw unreadable(path, `> ${cap / 1024 / 1024} MiB`);
    return readSbom(Buffer.from(bytes).toString('utf8'), { name: path });
  } catch (error) {
    if (error instanceof DependencyFileError) throw unreadable(path, error.message, error);
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw unreadable(path, (error as Error).message, error);
  }
}

function nameOf({ group, name, version }: SbomComponent): string {
  return `${group === null ? '' : `${group}/`}${name}${version === null ? '' : ` ${version}`}`;
}

function row(terminal: Terminal, component: SbomComponent): string {
  const licences = component.concluded.length > 0 ? component.concluded : component.declared;
  const parts = [
    paint(terminal, 'bold', terminalLine(nameOf(component))),
    ...(licences.length === 0 ? [] : [terminalLine(licences.join(', '))]),
    ...(component.purl === null ? [] : [paint(terminal, 'dim', terminalLine(component.purl))]),
  ];
  return `  ${parts.join('  ')}`;
}

/** Prints what a bill of materials says. */
export function showSbom(path: string, { terminal, locale, options }: StandaloneContext): void {
  const reading = readSbomFile(path);
  if (options['json'] === true) {
    terminal.out(jsonText(reading));
    return;
  }
  const { format, version, created, subject, components, warnings } = reading;
  const form = format === 'spdx' ? version.replace('-', ' ') : `CycloneDX ${version}`;
  const count =
    locale === 'zh'
      ? `${components.length} 个组件`
      : `${components.length} component${components.length === 1 ? '' : 's'}`;
  const about = subject === null ? [] : [nameOf(subject)];
  terminal.out([form, ...about, ...(created === null ? [] : [created]), count].map(terminalLine).join(' · '));
  for (const component of components) terminal.out(row(terminal, component));
  for (const warning of warnings) terminal.err(terminalLine(warning));
}
