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

import type { Finding } from '#licenses/detect/finding.ts';
import { readableBytes } from '#licenses/scan/encoding.ts';
import { indexVersion } from '#licenses/scan/index-version.ts';
import type { Copyright, FileLicences } from '#licenses/scan/result.ts';

const most = { findings: 200, copyrights: 100, altered: 3, alteredBytes: 64 * 1024 };

/** The words of texts that differ from the canonical one, by the place of their finding. */
function alteredIn(bytes: Buffer, findings: readonly Finding[]): { finding: number; text: string }[] {
  const near = findings.flatMap(({ kind, class: how }, finding) =>
    kind === 'text' && how === 'near' ? [finding] : [],
  );
  if (near.length === 0) return [];
  // Spans of a file in another encoding count in its UTF-8 form.
  const read = Buffer.from(readableBytes(bytes) ?? bytes);
  return near.slice(0, most.altered).map((finding) => {
    const [from, to] = findings[finding]?.bytes ?? [0, 0];
    return { finding, text: storable(read.toString('utf8', from, Math.min(to, from + most.alteredBytes))) };
  });
}

/** Text as PostgreSQL's JSON can hold it. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

const address = /[^\s<>()"',;:]{1,100}@[^\s<>()"',;:]{1,200}/gu;

/** Notices as they may be kept: without e-mail addresses. */
function withoutAddresses({ statement, holders, years, line }: Copyright): Copyright {
  const clean = (text: string) =>
    storable(
      text
        .replaceAll(address, '')
        .replaceAll(/[<(]\s*[)>]/gu, '')
        .trim(),
    );
  return { statement: clean(statement), holders: holders.map(clean).filter(Boolean), years, line };
}

function some(list: readonly unknown[]): readonly unknown[] | null {
  return list.length === 0 ? null : list;
}

/** The row of a blob, in the order of `licenceBlobColumns`. */
export function blobRow(id: string, bytes: Buffer, facts: FileLicences): readonly unknown[] {
  const findings = facts.findings.slice(0, most.findings);
  const copyrights = facts.copyrights.slice(0, most.copyrights).map(withoutAddresses);
  return [
    Buffer.from(id, 'hex'),
    indexVersion(),
    facts.outcome,
    facts.truncated,
    facts.expression,
    some(findings),
    some(copyrights),
    some(alteredIn(bytes, findings)),
  ];
}
