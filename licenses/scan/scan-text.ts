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
import { tagFindings } from '../detect/tags.ts';
import { copyrightsIn } from './copyright.ts';
import { readableBytes } from './encoding.ts';
import { isLegal, isMachineList, isProse } from './names.ts';
import { type Region, regionsOf } from './regions.ts';
import { remembering } from './remembered.ts';
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

/** Licence texts are searched whole up to this. */
const wholeBytes = 512 * 1024;

/** Prose is searched whole up to this, whatever its words are. */
const shortProse = 32 * 1024;

/** Whether a text is read in one piece: it may be a licence, whose long passages name neither licence nor copyright. */
function isWhole(name: string, bytes: Uint8Array, regions: readonly Region[]): boolean {
  if (bytes.length > wholeBytes) return false;
  if (isLegal(name) || (isProse(name) && (regions.length > 0 || bytes.length <= shortProse))) return true;
  const telling = regions.reduce((sum, [from, to]) => sum + to - from, 0);
  return regions.length > 1 && telling * 4 >= bytes.length;
}

/** Parts to be read as words; none reaches over the place where bytes were left out. */
function partsOf(name: string, bytes: Uint8Array, cut: number): Region[] {
  if (bytes.length === 0) return [];
  const regions =
    cut >= bytes.length
      ? regionsOf(bytes)
      : [
          ...regionsOf(bytes.subarray(0, cut)),
          ...regionsOf(bytes.subarray(cut)).map(([from, to]) => [from + cut, to + cut] as const),
        ];
  if (cut >= bytes.length && isWhole(name, bytes, regions)) return [[0, bytes.length]];
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (regions.length === 0 || !view.includes(ignoreMark)) return regions;
  return cut >= bytes.length
    ? [[0, bytes.length]]
    : [
        [0, cut],
        [cut, bytes.length],
      ];
}

function moved(finding: Finding, bytes: number, lines: number): Finding {
  if (bytes === 0 && lines === 0) return finding;
  return {
    ...finding,
    lines: [finding.lines[0] + lines, finding.lines[1] + lines],
    bytes: [finding.bytes[0] + bytes, finding.bytes[1] + bytes],
  };
}

interface Read {
  readonly findings: Finding[];
  readonly copyrights: Copyright[];
  /** What the detector says, where the text is one part. */
  readonly expression: string | null;
  /** A tag may be in it. */
  readonly tagged: boolean;
}

const tagStems = ['SPDX', 'spdx', 'icense-Identifier'];

/** What is found in a part, counted from its start. */
type PartReader = (part: Buffer) => Omit<Read, 'findings'> & { readonly findings: readonly Finding[] };

function partReader(detector: Detector): PartReader {
  return remembering((part) => ({
    ...detector.detect(part),
    copyrights: copyrightsIn(part),
    tagged: tagStems.some((stem) => part.includes(stem)),
  }));
}

function readParts(readPart: PartReader, bytes: Uint8Array, parts: readonly Region[]): Read {
  const findings: Finding[] = [];
  const copyrights: Copyright[] = [];
  let [expression, tagged, at, lines]: [string | null, boolean, number, number] = [null, false, 0, 0];
  for (const [from, to] of parts) {
    lines += linesIn(bytes, at, from);
    at = from;
    const told = readPart(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from));
    expression = told.expression;
    tagged ||= told.tagged;
    for (const finding of told.findings) findings.push(moved(finding, from, lines));
    for (const one of told.copyrights) copyrights.push({ ...one, line: one.line + lines });
  }
  return { findings, copyrights, expression, tagged };
}

/** Tags say what the words in them say, and quoted ones that these claim nothing. */
function withTags(findings: readonly Finding[], tags: readonly Finding[]): Finding[] {
  const inOrder = [...findings].sort((a, b) => a.bytes[0] - b.bytes[0]);
  let next = 0;
  // Tags do not overlap and come in order, so one pass over both is enough, however many there are.
  const rest = inOrder.filter((one) => {
    const [from, to] = one.bytes;
    while (next < tags.length && (tags[next] as Finding).bytes[1] <= from) next += 1;
    const isInTag = next < tags.length && (tags[next] as Finding).bytes[0] < to;
    return one.kind !== 'tag' && (one.kind === 'text' || !isInTag);
  });
  return [...rest, ...outsideTexts(tags, rest)].sort((a, b) => a.bytes[0] - b.bytes[0]);
}

/** A tag in the middle of a licence text is the text's own example. */
function outsideTexts(tags: readonly Finding[], findings: readonly Finding[]): Finding[] {
  const texts = findings.filter(({ kind, class: how }) => kind === 'text' && how !== 'partial');
  let next = 0;
  return tags.map((tag): Finding => {
    const [from, to] = tag.bytes;
    while (next < texts.length && (texts[next] as Finding).bytes[1] <= from) next += 1;
    const text = texts[next];
    const isInside = text !== undefined && text.bytes[0] < from && to < text.bytes[1];
    return isInside && tag.class === 'tag' ? { ...tag, class: 'quoted' } : tag;
  });
}

type Facts = Pick<TextLicences, 'findings' | 'copyrights' | 'expression'>;

function read(readPart: PartReader, name: string, bytes: Uint8Array, gap: FileBytes['gap']): Facts {
  const parts = partsOf(name, bytes, gap?.at ?? bytes.length);
  const { findings, copyrights, expression, tagged } = readParts(readPart, bytes, parts);
  const all = tagged ? withTags(findings, tagFindings(bytes)) : findings;
  const whole =
    tagged || parts.length > 1
      ? compose(
          all.filter((one) => one.class !== 'malformed'),
          bytes,
        )
      : expression;
  if (gap === null || parts.every(([, to]) => to <= gap.at)) return { findings: all, copyrights, expression: whole };
  const before = linesIn(bytes, 0, gap.at);
  const left = gap.lines();
  return {
    findings: all.map((one) => (one.bytes[0] < gap.at ? one : moved(one, gap.bytes, left))),
    copyrights: copyrights.map((one) => (one.line <= before + 1 ? one : { ...one, line: one.line + left })),
    expression: whole,
  };
}

/** A scanner over a detector; the parts of a text between its licence statements are never read as words. */
export function createTextScanner(detector: Detector): TextScanner {
  const readPart = partReader(detector);
  return (name, { bytes, gap }) => {
    const truncated = gap !== null;
    if (isMachineList(name)) return { ...nothing, outcome: 'lockfile', truncated };
    const text = readableBytes(bytes, truncated);
    if (text === null) return { ...nothing, outcome: 'binary', truncated };
    const facts = read(readPart, name, text, text === bytes ? gap : null);
    const silent = facts.findings.length === 0 && facts.copyrights.length === 0;
    return { ...facts, outcome: silent ? 'no-words' : 'scanned', truncated };
  };
}
