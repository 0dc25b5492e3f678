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

import { compose } from '../detect/compose.ts';
import type { Detector } from '../detect/detector.ts';
import type { Finding } from '../detect/finding.ts';
import { copyrightsIn } from './copyright.ts';
import { readableBytes } from './encoding.ts';
import { isMachineList } from './names.ts';
import { type Region, regionsOf } from './regions.ts';
import type { Copyright, FileLicences } from './result.ts';

/** Bytes of a file as they were read. */
export interface FileBytes {
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
  /** Where bytes were left out, how many, and a way to learn how many line feeds they had; null when all are there. */
  readonly gap: { readonly at: number; readonly bytes: number; readonly lines: () => number } | null;
}

/** What the contents of a file say. */
export type TextLicences = Omit<FileLicences, 'path' | 'problem' | 'size'>;

/** Reads the licences of one file after the other; made once a thread. */
export type TextScanner = (name: string, file: FileBytes) => TextLicences;

const nothing: Omit<TextLicences, 'outcome' | 'truncated'> = { expression: null, findings: [], copyrights: [] };

function linesIn(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === 10) lines += 1;
  return lines;
}

/** Tags between these marks are no claims, wherever the marks are: such a file is read in one piece. */
const ignoreMark = Buffer.from('REUSE-IgnoreStart');

/** Parts to be read as words; none reaches over the place where bytes were left out. */
function partsOf(bytes: Uint8Array, cut: number): Region[] {
  const regions =
    cut >= bytes.length
      ? regionsOf(bytes)
      : [
          ...regionsOf(bytes.subarray(0, cut)),
          ...regionsOf(bytes.subarray(cut)).map(([from, to]) => [from + cut, to + cut] as const),
        ];
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (regions.length === 0 || !view.includes(ignoreMark)) return regions;
  return cut >= bytes.length
    ? [[0, bytes.length]]
    : [
        [0, cut],
        [cut, bytes.length],
      ];
}

interface Shift {
  readonly bytes: number;
  readonly lines: number;
}

function movedFinding(finding: Finding, by: Shift): Finding {
  if (by.bytes === 0 && by.lines === 0) return finding;
  const { lines, bytes } = finding;
  return {
    ...finding,
    lines: [lines[0] + by.lines, lines[1] + by.lines],
    bytes: [bytes[0] + by.bytes, bytes[1] + by.bytes],
  };
}

/** A scanner over a detector; the parts of a text between its licence statements are never read as words. */
export function createTextScanner(detector: Detector): TextScanner {
  function read(
    bytes: Uint8Array,
    gap: FileBytes['gap'],
  ): Pick<TextLicences, 'findings' | 'copyrights' | 'expression'> {
    const findings: Finding[] = [];
    /** The same, placed in what was read instead of in the file. */
    const here: Finding[] = [];
    const copyrights: Copyright[] = [];
    let [expression, at, lines]: [string | null, number, number] = [null, 0, 0];
    const parts = partsOf(bytes, gap?.at ?? bytes.length);
    for (const [from, to] of parts) {
      lines += linesIn(bytes, at, from);
      at = from;
      const detection = detector.detect(bytes.subarray(from, to));
      expression = detection.expression;
      const notices = copyrightsIn(bytes.subarray(from, to));
      const telling = detection.findings.length > 0 || notices.length > 0;
      const left = gap !== null && from >= gap.at && telling ? gap : null;
      const by = { bytes: from + (left?.bytes ?? 0), lines: lines + (left?.lines() ?? 0) };
      for (const finding of detection.findings) {
        findings.push(movedFinding(finding, by));
        here.push(movedFinding(finding, { bytes: from, lines }));
      }
      for (const one of notices) copyrights.push({ ...one, line: one.line + by.lines });
    }
    return { expression: parts.length > 1 ? compose(here, bytes) : expression, findings, copyrights };
  }
  return (name, { bytes, gap }) => {
    const truncated = gap !== null;
    if (isMachineList(name)) return { ...nothing, outcome: 'lockfile', truncated };
    const text = readableBytes(bytes, truncated);
    if (text === null) return { ...nothing, outcome: 'binary', truncated };
    const facts = read(text, text === bytes ? gap : null);
    const silent = facts.findings.length === 0 && facts.copyrights.length === 0;
    return { ...facts, outcome: silent ? 'no-words' : 'scanned', truncated };
  };
}
