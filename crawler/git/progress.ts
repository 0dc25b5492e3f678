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

/** Reads `Receiving objects:  45% (450/1000)` from standard error, in pieces as they come. */
export function readProgress(tell: (done: number, total: number | null) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split(/[\r\n]/u);
    rest = (lines.pop() ?? '').slice(-200);
    for (const line of lines) {
      const counted = /^Receiving objects: +\d+% \((\d+)\/(\d+)\)/u.exec(line);
      if (counted) tell(Number(counted[1]), Number(counted[2]));
    }
  };
}
