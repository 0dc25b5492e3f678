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

/** What the bytes of a file are. */
export type BinaryKind =
  /** A program or a library that a machine runs. */
  | 'executable'
  /** A part of a program: an object file, compiled classes, bytecode. */
  | 'object'
  /** Files packed into one. */
  | 'archive'
  /** A picture, sound, film or font. */
  | 'media'
  /** A document of an office program, or PDF. */
  | 'document'
  /** Text that a program made short. */
  | 'minified'
  /** Bytes that are none of these. */
  | 'opaque';

/** A kind with its name, as in `ELF` or `zip`. */
export interface BinaryForm {
  readonly kind: BinaryKind;
  readonly name: string;
}

type Magic = readonly [kind: BinaryKind, name: string, at: number, bytes: string];

/** Bytes as hexadecimal digits. */
const magics: readonly Magic[] = [
  ['executable', 'ELF', 0, '7f454c46'],
  ['executable', 'Mach-O', 0, 'feedface'],
  ['executable', 'Mach-O', 0, 'feedfacf'],
  ['executable', 'Mach-O', 0, 'cefaedfe'],
  ['executable', 'Mach-O', 0, 'cffaedfe'],
  ['executable', 'WebAssembly', 0, '0061736d'],
  ['executable', 'Dalvik', 0, '6465780a'],
  ['object', 'LLVM bitcode', 0, '4243c0de'],
  ['object', 'Lua bytecode', 0, '1b4c7561'],
  ['object', 'COFF', 0, '64860'],
  ['archive', 'zip', 0, '504b0304'],
  ['archive', 'zip', 0, '504b0506'],
  ['archive', 'gzip', 0, '1f8b08'],
  ['archive', 'bzip2', 0, '425a68'],
  ['archive', 'xz', 0, 'fd377a585a00'],
  ['archive', 'zstd', 0, '28b52ffd'],
  ['archive', 'lz4', 0, '04224d18'],
  ['archive', '7z', 0, '377abcaf271c'],
  ['archive', 'rar', 0, '526172211a07'],
  ['archive', 'cab', 0, '4d534346'],
  ['archive', 'ar', 0, '213c617263683e0a'],
  ['archive', 'rpm', 0, 'edabeedb'],
  ['archive', 'tar', 257, '7573746172'],
  ['archive', 'ISO 9660', 32769, '4344303031'],
  ['archive', 'squashfs', 0, '68737173'],
  ['media', 'PNG', 0, '89504e470d0a1a0a'],
  ['media', 'JPEG', 0, 'ffd8ff'],
  ['media', 'GIF', 0, '47494638'],
  ['media', 'BMP', 0, '424d'],
  ['media', 'ICO', 0, '00000100'],
  ['media', 'TIFF', 0, '49492a00'],
  ['media', 'TIFF', 0, '4d4d002a'],
  ['media', 'MP3', 0, '494433'],
  ['media', 'Ogg', 0, '4f676753'],
  ['media', 'FLAC', 0, '664c6143'],
  ['media', 'MP4', 4, '66747970'],
  ['media', 'Matroska', 0, '1a45dfa3'],
  ['media', 'WOFF', 0, '774f4646'],
  ['media', 'WOFF2', 0, '774f4632'],
  ['media', 'TrueType', 0, '0001000000'],
  ['media', 'OpenType', 0, '4f54544f'],
  ['media', 'Photoshop', 0, '38425053'],
  ['document', 'PDF', 0, '255044462d'],
  ['document', 'Office', 0, 'd0cf11e0a1b11ae1'],
  ['opaque', 'SQLite', 0, '53514c69746520666f726d6174203300'],
];

function hex(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.min(from, bytes.length),
    Math.max(0, Math.min(to, bytes.length) - from),
  ).toString('hex');
}

function startsWith(bytes: Uint8Array, at: number, magic: string): boolean {
  return bytes.length > at && hex(bytes, at, at + Math.ceil(magic.length / 2)).startsWith(magic);
}

/** A DOS program with a Windows one behind it; both letters alone begin many words. */
function isPortable(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x4d || bytes[1] !== 0x5a || bytes.length < 64) return false;
  const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(60, true);
  return at === 0 || startsWith(bytes, at, '5045') || startsWith(bytes, at, '4e45');
}

/** Java classes and fat Mach-O programs begin alike: the latter have few parts. */
function javaOrMach(bytes: Uint8Array): BinaryForm | null {
  if (!startsWith(bytes, 0, 'cafebabe') || bytes.length < 8) return null;
  const second = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4);
  return second < 40 ? { kind: 'executable', name: 'Mach-O' } : { kind: 'object', name: 'Java class' };
}

/** Python writes a number of its version and `\r\n` before its bytecode. */
function isPythonBytecode(bytes: Uint8Array): boolean {
  return (
    bytes.length > 16 &&
    bytes[2] === 0x0d &&
    bytes[3] === 0x0a &&
    (bytes[1] === 0x0d || (bytes[1] as number) < 0x10) &&
    bytes[1] !== 0x0a
  );
}

const looked = 8192;
const utf16 = ['fffe', 'feff'];

/** Names at the front of a zip that say what it is. */
function zipForm(bytes: Uint8Array): BinaryForm {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (head.includes('META-INF/')) return { kind: 'object', name: 'jar' };
  if (/AndroidManifest|classes\.dex/u.test(head)) return { kind: 'executable', name: 'apk' };
  // The list of what a zip holds stands at its end.
  const list = Buffer.from(
    bytes.buffer,
    bytes.byteOffset + Math.max(0, bytes.length - 65_536),
    Math.min(bytes.length, 65_536),
  ).toString('latin1');
  if (/\[Content_Types\]\.xml|mimetypeapplication\/(?:vnd\.oasis|epub)/u.test(`${head}\n${list}`))
    return { kind: 'document', name: 'Office' };
  return { kind: 'archive', name: 'zip' };
}

const leastMinified = 20_000;

/** A long text of very long lines with hardly a space in them. */
function isMinified(bytes: Uint8Array): boolean {
  if (bytes.length < leastMinified) return false;
  const part = bytes.subarray(0, 200_000);
  let [feeds, blanks] = [0, 0];
  for (const byte of part) {
    if (byte === 10) feeds += 1;
    else if (byte === 32 || byte === 9) blanks += 1;
  }
  return part.length / (feeds + 1) > 1000 && blanks / part.length < 0.06;
}

const script = /\.(?:[cm]?js|css|wasm\.js|map)$/iu;

/** What a file is by its bytes; null for text that people can review. The name only tells scripts from data. */
export function binaryForm(bytes: Uint8Array, path: string): BinaryForm | null {
  if (isPortable(bytes)) return { kind: 'executable', name: 'PE' };
  const fat = javaOrMach(bytes);
  if (fat !== null) return fat;
  const magic = magics.find(([, , at, value]) => startsWith(bytes, at, value));
  const riff =
    startsWith(bytes, 0, '52494646') &&
    (startsWith(bytes, 8, '57454250') || startsWith(bytes, 8, '57415645') || startsWith(bytes, 8, '41564920'));
  const hasNul = bytes.subarray(0, looked).includes(0);
  const isWide = utf16.some((mark) => startsWith(bytes, 0, mark));
  if (magic !== undefined) {
    const [kind, name] = magic;
    // Two letters alone are no picture: text may begin with BM.
    if (name === 'zip') return zipForm(bytes);
    if ((name !== 'BMP' && name !== 'COFF' && name !== 'bzip2' && name !== 'MP3' && name !== 'Photoshop') || hasNul)
      return { kind, name };
  }
  if (riff) return { kind: 'media', name: 'RIFF' };
  if (hasNul && isPythonBytecode(bytes)) return { kind: 'object', name: 'Python bytecode' };
  if (hasNul && !isWide) return { kind: 'opaque', name: 'binary' };
  return script.test(path) && isMinified(bytes) ? { kind: 'minified', name: 'minified' } : null;
}
