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

import { createHash } from 'node:crypto';
import { createDetector, type Detector } from '#licenses/detect/detector.ts';
import type { Finding } from '#licenses/detect/finding.ts';
import { patternRules } from '#licenses/detect/rules.ts';
import type { Copyright } from '#licenses/scan/result.ts';

/** What a blob says of licences. */
export interface BlobLicences {
  readonly outcome: 'scanned' | 'no-words' | 'binary';
  readonly expression: string | null;
  readonly findings: readonly Finding[];
  readonly copyrights: readonly Copyright[];
  /** Texts that differ from the canonical one, by the place of their finding. */
  readonly altered: readonly { readonly finding: number; readonly text: string }[];
}

/** Most bytes of one blob that are looked at. */
export const licenceReadCap = 1024 * 1024;

const most = { findings: 200, altered: 3, alteredBytes: 64 * 1024 };

/** Raised when the code here changes what is stored of the same findings. */
const revision = 1;

let version: string | undefined;

/** Version of the detector with its data: what another one has read is read again. */
export function licenceIndexVersion(): string {
  version ??= createHash('sha256')
    .update(JSON.stringify([revision, patternRules()]))
    .digest('hex')
    .slice(0, 16);
  return version;
}

let detector: Detector | undefined;

const nothing = { expression: null, findings: [], copyrights: [], altered: [] };

/** The bytes as UTF-8 where a mark says that they are UTF-16. */
function utf8Of(bytes: Buffer): Buffer {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark !== 0xff_fe && mark !== 0xfe_ff) return bytes;
  return Buffer.from(new TextDecoder(mark === 0xff_fe ? 'utf-16le' : 'utf-16be').decode(bytes), 'utf8');
}

function alteredIn(bytes: Buffer, findings: readonly Finding[]): BlobLicences['altered'] {
  const near = findings.flatMap(({ kind, class: how }, finding) =>
    kind === 'text' && how === 'near' ? [finding] : [],
  );
  return near.slice(0, most.altered).map((finding) => {
    const [from, to] = findings[finding]?.bytes ?? [0, 0];
    // PostgreSQL's JSON cannot hold NUL.
    const text = bytes.toString('utf8', from, Math.min(to, from + most.alteredBytes)).replaceAll('\0', '\ufffd');
    return { finding, text: text.toWellFormed() };
  });
}

/** Reads a blob, or its first {@link licenceReadCap} bytes; what its name is plays no part. */
export function readBlobLicences(source: Buffer): BlobLicences {
  const bytes = utf8Of(source);
  if (bytes.subarray(0, 8192).includes(0)) return { outcome: 'binary', ...nothing };
  if (bytes.length === 0) return { outcome: 'no-words', ...nothing };
  detector ??= createDetector();
  const { expression, findings: all } = detector.detect(bytes);
  const findings = all.slice(0, most.findings);
  return { outcome: 'scanned', expression, findings, copyrights: [], altered: alteredIn(bytes, findings) };
}
