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

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '#licenses/canonical.ts';
import { createDetector } from '#licenses/detect/detector.ts';
import type { StandaloneContext } from '../command.ts';
import { createLogger } from '../log.ts';
import { createTerminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { explainCommand } from './explain.ts';

// The index is made once a process, here, so that no test waits for it.
createDetector();

const directory = mkdtempSync(join(tmpdir(), 'tongming-explain-'));
const altered = (canonicalText('MIT') ?? '')
  .replace('<year> <copyright holders>', '2026 Larch Ltd.')
  .replace('without restriction', 'for non-commercial purposes');

interface Asked {
  readonly text: string;
  readonly options?: StandaloneContext['options'];
  readonly locale?: 'zh' | 'en';
  readonly colour?: boolean;
}

async function explained({ text, options = {}, locale = 'en', colour = false }: Asked): Promise<string> {
  const file = join(directory, 'LICENSE');
  writeFileSync(file, text);
  let written = '';
  const stream = { isTTY: colour, write: (part: string) => (written += part) };
  const context: StandaloneContext = {
    terminal: createTerminal(stream, stream, false),
    locale,
    log: createLogger({ write: () => undefined, human: false, info: false }),
    signal: new AbortController().signal,
    args: [file],
    options,
  };
  expect(await explainCommand(context)).toBe(0);
  return written;
}

describe('tongming licenses explain', () => {
  it('tells the class, what the edit means, and shows it', async () => {
    const output = await explained({ text: altered, options: { against: 'mit' } });
    expect(output).toContain('MIT (the text asked for): close, but altered; 164 words are there, 2 missing, 4 added');
    expect(output).toContain('“non-commercial” Words about commercial use were added');
    expect(output).toContain('[-without restriction,-]{+for non-commercial purposes,+}');
    expect(output).not.toContain('\u001B');
  });

  it('colours on a terminal, and speaks Chinese', async () => {
    const output = await explained({ text: altered, options: { against: 'MIT' }, colour: true, locale: 'zh' });
    expect(output).toContain(
      '\u001B[31m[-without restriction,-]\u001B[0m\u001B[32m{+for non-commercial purposes,+}\u001B[0m',
    );
    expect(output).toContain('MIT（指定的文本）：相近，但有改动；相同 164 个词，缺 2 个，多 4 个');
    expect(output).toMatch(/! 第 \d+ 行“non-commercial”：/u);
  });

  it('chooses the closest text by itself', async () => {
    expect(await explained({ text: altered })).toMatch(
      /^MIT \((?:the text that was recognised|the closest text)\): close/mu,
    );
    expect(await explained({ text: 'Nothing to see here.' })).toContain('It resembles no licence text of the list.');
  });

  it('prints one JSON document with segments, notes, holders and parameters', async () => {
    const busl = `Business Source License 1.1\n\nLicensor: Larch\nChange Date: 2030-03-01\n\n${altered}`;
    const result = JSON.parse(await explained({ text: busl, options: { json: true, against: 'MIT' } }));
    expect(result).toMatchObject({
      copyrights: [{ holders: ['Larch Ltd.'], years: '2026' }],
      parameters: [{ kind: 'busl', changes: { on: '2030-03-01', years: null } }],
      against: { id: 'MIT', because: 'asked', class: 'near', notes: [{ id: 'commercial-use' }] },
    });
    expect(result.against.diff.segments.map(({ text }: { text: string }) => text).join('')).toBe(busl);
  });

  it('prints a page', async () => {
    const page = await explained({
      text: altered.replace('Larch', '<img src=x>'),
      options: { html: true, against: 'MIT' },
    });
    expect(page).toContain('<del>without restriction, </del><ins>for non-commercial purposes, </ins>');
    expect(page).not.toContain('<img');
  });

  it('refuses names and files that are none', async () => {
    await expect(explained({ text: altered, options: { against: '../../etc/passwd' } })).rejects.toThrow(UsageError);
    await expect(explained({ text: 'a\u0000b' })).rejects.toThrow(UsageError);
    const missing = { args: [join(directory, 'absent')], options: {}, locale: 'en' } as unknown as StandaloneContext;
    expect(() => explainCommand(missing)).toThrow(UsageError);
  });
});
