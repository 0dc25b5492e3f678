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

/** A checksum of an archive, as both forms can hold it. */
export interface Checksum {
  /** As CycloneDX spells it; SPDX leaves the hyphen out of the SHA-2 family. */
  readonly algorithm: 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Lower case. */
  readonly hex: string;
}

const digits: Readonly<Record<number, Checksum['algorithm']>> = {
  32: 'MD5',
  40: 'SHA-1',
  64: 'SHA-256',
  96: 'SHA-384',
  128: 'SHA-512',
};

function hexOf(name: string, value: string): string | null {
  if (/^(?:[0-9a-f]{2})+$/iu.test(value)) return value.toLowerCase();
  if (name === '' || !/^[A-Za-z0-9+/]+={0,2}$/u.test(value)) return null;
  return Buffer.from(value, 'base64').toString('hex');
}

function checksumOf(word: string): Checksum[] {
  const [, name = '', value = ''] = /^(?:(md5|sha-?1|sha-?256|sha-?384|sha-?512)[-:=])?([^?]+)/iu.exec(word) ?? [];
  const hex = hexOf(name, value);
  const algorithm = hex === null ? undefined : digits[hex.length];
  const named = name.toLowerCase().replace(/^sha-?/u, 'sha-');
  if (hex === null || algorithm === undefined) return [];
  return named === '' || named === algorithm.toLowerCase() ? [{ algorithm, hex }] : [];
}

/**
 * Checksums in what a lock file gives: `sha512-…` in base64, `sha256:…` or bare digits in hexadecimal, several with spaces or commas
 * between them. Sums that are not of one archive (`h1:` of Go, those of Yarn's cache) are no checksums.
 */
export function checksumsOf(integrity: string | null): Checksum[] {
  if (integrity === null || integrity.length > 8192) return [];
  const found = integrity.split(/[\s,]+/u).flatMap(checksumOf);
  const byText = new Map(found.map((one) => [`${one.algorithm} ${one.hex}`, one]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
