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

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Collections with known answers stay outside the repository; `TONGMING_BENCH_DATA` says where. */
export const data = resolve(
  process.env['TONGMING_BENCH_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'licenses',
);

/** Whether the collections are there. */
export const hasData = existsSync(data);

/** A text with the licences that it is known to name. */
export interface Case {
  /** `spdx`, `exceptions`, `google`, `askalono`, or `scancode/<suite>`. */
  readonly suite: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SPDX ids of both sides of AND, OR and WITH; empty where nothing must be found. */
  readonly wanted: readonly string[];
}

/** All files below a directory. */
export function filesUnder(dir: string): string[] {
  return readdirSync(dir).flatMap((name) =>
    statSync(join(dir, name)).isDirectory() ? filesUnder(join(dir, name)) : [join(dir, name)],
  );
}

function jsonLines(path: string): Record<string, unknown>[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** SPDX names of ScanCode's keys; keys that the SPDX list has no id for are left out. */
function spdxNames(): ReadonlyMap<string, string> {
  return new Map(
    jsonLines(join(data, 'scancode/licenses.jsonl.gz')).flatMap((row): [string, string][] => {
      const spdx = row['spdx_license_key'];
      return typeof spdx === 'string' && !spdx.startsWith('LicenseRef-') ? [[row['key'] as string, spdx]] : [];
    }),
  );
}

function idsIn(expression: string, names: ReadonlyMap<string, string>): string[] | null {
  const keys = expression.split(/[\s()]+/u).filter((word) => word !== '' && !/^(?:and|or|with)$/iu.test(word));
  const ids = keys.map((key) => names.get(key.toLowerCase()));
  return ids.every((id) => id !== undefined) ? ids : null;
}

/** ScanCode's cases whose expectation is on the SPDX list, whole. */
function scancodeCases(): Case[] {
  const names = spdxNames();
  const dir = join(data, 'scancode/datadriven');
  return readdirSync(dir).flatMap((file) =>
    jsonLines(join(dir, file)).flatMap((row): Case[] => {
      const wanted = (row['license_expressions'] as string[] | undefined) ?? [];
      const ids = wanted.map((one) => idsIn(one, names));
      if (ids.includes(null) || (row['expected_failure'] !== undefined && row['expected_failure'] === true)) return [];
      const bytes =
        typeof row['b64'] === 'string'
          ? Buffer.from(row['b64'], 'base64')
          : Buffer.from((row['text'] as string | undefined) ?? '');
      return [
        {
          suite: `scancode/${file.replace('.jsonl.gz', '')}`,
          name: row['path'] as string,
          bytes,
          wanted: [...new Set((ids as string[][]).flat())],
        },
      ];
    }),
  );
}

/** The test texts of the SPDX list: licences, and exceptions as a suite of their own. */
function spdxCases(): Case[] {
  const root = join(data, 'spdx-license-list-xml');
  const exceptions = new Set(readdirSync(join(root, 'src/exceptions')).map((name) => name.replace(/\.xml$/u, '')));
  const dir = join(root, 'test/simpleTestForGenerator');
  return readdirSync(dir).map((file) => {
    const id = file.replace(/\.txt$/u, '').replace(/^depreciate_/u, '');
    return {
      suite: exceptions.has(id) ? 'exceptions' : 'spdx',
      name: file,
      bytes: readFileSync(join(dir, file)),
      wanted: [id],
    };
  });
}

/** The scenarios of google/licenseclassifier. */
function googleCases(): Case[] {
  const root = join(data, 'google-licenseclassifier/scenarios');
  return readdirSync(root).flatMap((name): Case[] => {
    const text = readFileSync(join(root, name), 'utf8');
    const expected = /^EXPECTED:(.*)$/mu.exec(text);
    if (expected === null || name === 'README.md') return [];
    const wanted = (expected[1] ?? '')
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== '' && id !== 'Copyright')
      .flatMap((id) => (id === 'GPL-3.0-with-bison-exception' ? ['GPL-3.0', 'Bison-exception-2.2'] : [id]));
    return [{ suite: 'google', name, bytes: Buffer.from(text.slice(expected.index + expected[0].length)), wanted }];
  });
}

/** The real licences of askalono. */
function askalonoCases(): Case[] {
  const root = join(data, 'askalono/data/real-licenses');
  return filesUnder(root).map((path) => {
    const [id = '', name = ''] = relative(root, path).split('/');
    return { suite: 'askalono', name, bytes: readFileSync(path), wanted: [id] };
  });
}

/** All cases of all collections. */
export function allCases(): Case[] {
  return [...spdxCases(), ...googleCases(), ...askalonoCases(), ...scancodeCases()];
}
