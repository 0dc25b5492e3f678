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

import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { mostRecordBytes } from './read-record.ts';
import { type RecordFile, SourceError } from './source.ts';
import { ZipWindows } from './zip-windows.ts';

const limits = {
  /** There are fewer than a million advisories in the world. */
  entries: 4_000_000,
  /** Bytes that come out of one archive. */
  bytes: 64 * 1024 ** 3,
  /** Bytes that come out for one byte of the file, and from how many on it is asked. */
  ratio: 100,
  ratioFrom: 64 * 1024 ** 2,
};

interface Archive {
  readonly zip: ZipFile;
  readonly file: ZipWindows;
  readonly path: string;
}

/** Contents of one entry; throws a RangeError or zlib's error for one that is broken. */
async function contentsOf({ zip, file }: Archive, entry: Entry): Promise<Buffer> {
  if (entry.isEncrypted() || (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)) {
    throw new RangeError('it is packed in a way that is not read');
  }
  const header = await new Promise<{ fileDataStart: number }>((resolve, reject) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, found) => (error ? reject(error) : resolve(found)));
  });
  const packed = file.bytes(header.fileDataStart, entry.compressedSize);
  const bytes =
    entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: entry.uncompressedSize + 1 });
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32 >>> 0) {
    throw new RangeError('its length or checksum is not as the archive says');
  }
  return bytes;
}

function nameOf(entry: Entry): string {
  return entry.fileNameRaw.subarray(0, 300).toString('utf8').toWellFormed();
}

async function fileOf(archive: Archive, entry: Entry): Promise<RecordFile> {
  const name = `${archive.path}!${nameOf(entry)}`;
  if (entry.uncompressedSize > mostRecordBytes || entry.compressedSize > mostRecordBytes) {
    return { name, bytes: null, problem: 'It is larger than 32 MiB.' };
  }
  try {
    return { name, bytes: await contentsOf(archive, entry), problem: null };
  } catch (error) {
    // One broken entry says nothing of the others.
    return { name, bytes: null, problem: `It cannot be unpacked: ${error instanceof Error ? error.message : ''}.` };
  }
}

async function* filesOf(archive: Archive, fileBytes: number): AsyncGenerator<RecordFile> {
  let [entries, bytes] = [0, 0];
  for await (const entry of archive.zip.eachEntry()) {
    entries += 1;
    bytes += entry.uncompressedSize;
    const isBomb = bytes > limits.bytes || (bytes > limits.ratioFrom && bytes > fileBytes * limits.ratio);
    if (isBomb) throw new SourceError('bomb', `${archive.path} unpacks to far more than it can hold.`);
    if (entries > limits.entries) throw new SourceError('too-many', `${archive.path} has too many entries.`);
    if (entry.fileNameRaw.subarray(-5).toString('latin1') === '.json') yield await fileOf(archive, entry);
  }
}

/** The `.json` of an archive, read one by one from where they lie; nothing is unpacked to disk, and names lead nowhere. Throws {@link SourceError}. */
export async function* zipFiles(path: string): AsyncGenerator<RecordFile> {
  using file = new ZipWindows(path);
  let zip: ZipFile;
  try {
    // Undecoded, because a name that leads elsewhere would otherwise end the reading of all the others.
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
    zip = await fromRandomAccessReaderPromise(file, file.size, options);
  } catch (cause) {
    throw new SourceError('not-a-zip', `${path} is no zip archive, or was cut.`, { cause });
  }
  try {
    yield* filesOf({ zip, file, path }, file.size);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('not-a-zip', `${path}: its list of entries is broken.`, { cause: error });
  }
}
