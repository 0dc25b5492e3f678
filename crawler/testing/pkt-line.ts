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

/** One packet of git's wire protocol. */
export function pkt(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}

/** The packet that ends a message. */
export const flushPkt = Buffer.from('0000');

/** The packet that parts two sections. */
export const delimPkt = Buffer.from('0001');

/** The answer of a version-2 server to `info/refs`. */
export function advertisement(...capabilities: string[]): Buffer {
  const head = [pkt('# service=git-upload-pack\n'), flushPkt, pkt('version 2\n'), pkt('agent=git/test\n')];
  return Buffer.concat([...head, ...capabilities.map((capability) => pkt(`${capability}\n`)), flushPkt]);
}
