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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDetector } from '#licenses/detect/detector.ts';
import { readPack, readPackCard } from '#licenses/pack/pack-file.ts';
import type { StandaloneContext } from '../command.ts';
import { createLogger } from '../log.ts';
import { packCommand } from './pack.ts';
import { scancodeSource } from './pack-sources.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tongming-pack-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const clause =
  'Anyone who juggles may borrow these marbles for a fortnight, provided that every marble comes home polished and that the lender is thanked aloud by name.';

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), content);
}

async function run(options: StandaloneContext['options'], args: readonly string[] = []): Promise<string> {
  const out: string[] = [];
  const code = await packCommand({
    terminal: {
      out: (text) => out.push(text),
      err: () => undefined,
      status: () => undefined,
      interactive: false,
      colour: false,
    },
    locale: 'en',
    log: createLogger({ write: () => undefined, human: false, info: false }),
    signal: new AbortController().signal,
    args,
    options: { data: join(dir, 'data'), ...options },
  });
  expect(code).toBe(0);
  return out.join('\n');
}

describe('tongming licenses index', () => {
  it('takes its sources by options alone', async () => {
    await expect(run({ info: true }, ['scancode'])).rejects.toThrow('index takes no scancode');
  });

  it('says that there is no pack, and wants a source', async () => {
    expect(await run({ info: true })).toContain('No data pack');
    await expect(run({})).rejects.toThrow(/--scancode/u);
  });

  it('makes a pack of templates and labelled texts, by which more is found', async () => {
    write(
      'xml/Marbles-1.0.xml',
      `<SPDXLicenseCollection><license licenseId="HPND-Marbles" name="x"><text><p>${clause}</p></text></license></SPDXLicenseCollection>`,
    );
    const licences = [{ key: 'marbles', name: 'Marbles', category: 'Permissive', text: clause }];
    const rules = [
      {
        id: 'marbles_1.RULE',
        license_expression: 'marbles',
        is_license_notice: 'yes',
        text: 'borrowed under the marble rules',
      },
    ];
    const lines = (rows: readonly object[]) => gzipSync(rows.map((row) => JSON.stringify(row)).join('\n'));
    write('scancode/licenses.jsonl.gz', lines(licences));
    write('scancode/rules.jsonl.gz', lines(rules));
    const said = await run({ scancode: join(dir, 'scancode'), 'spdx-xml': join(dir, 'xml') });
    expect(said).toContain('nexB');
    const card = readPackCard(join(dir, 'data'));
    expect(card?.sources.map(({ name, records, rules }) => [name, records, rules])).toEqual([
      ['spdx-xml', 1, 1],
      ['scancode', 2, 2],
    ]);
    const detector = createDetector(readPack(join(dir, 'data')) ?? undefined);
    const found = (text: string) =>
      detector.detect(new TextEncoder().encode(text)).findings.map(({ expression }) => expression);
    expect(found('These are borrowed under the marble rules.')).toEqual(['LicenseRef-scancode-marbles']);
    expect(found(`${clause}\n`)).toHaveLength(1);
    expect(found('Licensed under the Apache License, Version 2.0')).toEqual(['Apache-2.0']);
  }, 120_000);

  it('reads the files of a checkout too', async () => {
    write('checkout/licenses/marbles.LICENSE', `---\nkey: marbles\n---\n\n${clause}\n`);
    write(
      'checkout/rules/marbles_1.RULE',
      '---\nlicense_expression: marbles\nis_license_tag: yes\n---\n\nmarbles: rules\n',
    );
    const { records, rules } = await scancodeSource(join(dir, 'checkout'), () => undefined);
    expect(records).toBe(2);
    expect(rules.map(({ id, kind }) => [id, kind])).toEqual([
      ['scancode:marbles.LICENSE', 'text'],
      ['scancode:marbles_1.RULE', 'reference'],
    ]);
  });

  it.each([
    ['a directory that is not there', 'nowhere', /cannot be read/u],
    ['a directory without a database', '.', /holds no licenses\/, rules\//u],
    ['a malformed record', 'bad', /bad\.RULE/u],
  ])('refuses %s, and keeps what was there', async (_, path, why) => {
    write('bad/licenses/a.LICENSE', '---\nkey: a\n---\n\ntext\n');
    write('bad/rules/bad.RULE', 'no card');
    const before = readPackCard(join(dir, 'data'));
    await expect(run({ scancode: join(dir, path) })).rejects.toThrow(why);
    expect(readPackCard(join(dir, 'data'))).toEqual(before);
  });
});
