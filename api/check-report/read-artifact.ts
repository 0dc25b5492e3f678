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

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type CheckReportDocument, checkReportSchema } from '../schema/check-report.ts';
import { UsageError } from '../usage.ts';

/** Name of the report in an archive of a pipeline. */
export const artifactName = 'tongming-check.json';

const mostArchiveBytes = 32 * 1024 ** 2;
const mostReportBytes = 16 * 1024 ** 2;
const symlink = 0o120_000;

/** A report that is not what it must be: whoever sent it is not believed. */
function refused(path: string, zh: string, en: string): UsageError {
  return new UsageError({ zh: `拒绝 ${path}：${zh}`, en: `${path} is refused: ${en}` });
}

/** Nothing but a file of its own: no link to another one, no pipe that never ends. */
async function bytesOf(path: string): Promise<Buffer> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  try {
    await using file = await open(path, flags);
    const about = await file.stat();
    if (!about.isFile()) throw refused(path, '不是普通文件。', 'it is no ordinary file.');
    if (about.size > mostArchiveBytes) throw refused(path, '超过 32 MiB。', 'it is larger than 32 MiB.');
    const bytes = Buffer.alloc(about.size);
    const { bytesRead } = await file.read(bytes, 0, about.size, 0);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw refused(path, `打不开（${code}）。`, `it cannot be opened (${code}).`);
  }
}

async function contentsOf(path: string, zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > mostReportBytes) throw refused(path, '内容超过 16 MiB。', 'it holds more than 16 MiB.');
  const parts: Buffer[] = [];
  let size = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const part of stream) {
    size += (part as Buffer).length;
    if (size > mostReportBytes) throw refused(path, '内容超过 16 MiB。', 'it holds more than 16 MiB.');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** The one file of an archive; nothing is written to disk, so that names lead nowhere. */
async function unpacked(path: string, archive: Buffer): Promise<Buffer> {
  try {
    const zip = await fromBufferPromise(archive, { lazyEntries: true, strictFileNames: true });
    let found: Buffer | null = null;
    for await (const entry of zip.eachEntry()) {
      const mode = (entry.externalFileAttributes >>> 16) & 0o170_000;
      if (entry.fileName !== artifactName || found !== null || mode === symlink)
        throw refused(path, `里面只能有一个文件 ${artifactName}。`, `it may hold one file only, ${artifactName}.`);
      found = await contentsOf(path, zip, entry);
    }
    if (found === null) throw refused(path, `里面没有 ${artifactName}。`, `it does not hold ${artifactName}.`);
    return found;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refused(path, '不是完好的 zip 文件。', 'it is no sound zip file.');
  }
}

/** Reads a JSON report, alone or in the archive of a pipeline, as if an enemy had sent it; what does not fit is refused whole. */
export async function readArtifact(path: string): Promise<CheckReportDocument> {
  const bytes = await bytesOf(path);
  const content = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await unpacked(path, bytes) : bytes;
  if (content.length > mostReportBytes) throw refused(path, '内容超过 16 MiB。', 'it holds more than 16 MiB.');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw refused(path, '不是 JSON。', 'it is not JSON.');
  }
  const parsed = checkReportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.map(String).join('.').slice(0, 200) ?? '';
  throw refused(
    path,
    `不是 tongming check --format json 的结果（${at}），见 docs/check.schema.json。`,
    `it is not what tongming check --format json writes (${at}); see docs/check.schema.json.`,
  );
}
