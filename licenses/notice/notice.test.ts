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

import { describe, expect, it } from 'vitest';
import { canonicalText } from '../canonical.ts';
import { copyIn, createPackageLicences, shelvesOf } from '../check/package-licences.ts';
import { takeInventory } from '../inventory/take.ts';
import { isVendored } from '../path-kinds.ts';
import { memoryTree } from '../testing-tree.ts';
import { gatherNotice } from './gather.ts';
import { writeNotice } from './write.ts';

interface Given {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly files?: Readonly<Record<string, string>>;
}

const mit = canonicalText('MIT') ?? '';
const apache = canonicalText('Apache-2.0') ?? '';
const by = (holder: string) => mit.replace('<year> <copyright holders>', `2020 ${holder}`);

/** A tree whose packages are installed in it, as far as they have files. */
function project(packages: Readonly<Record<string, Given>>, more: Readonly<Record<string, string>> = {}) {
  const entries = Object.entries(packages).map(([name, { version, dev }]) => [
    `node_modules/${name}`,
    { version, ...(dev ? { dev } : {}) },
  ]);
  const lock = {
    name: 'work',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': { name: 'work', version: '1.0.0' }, ...Object.fromEntries(entries) },
  };
  const installed = Object.entries(packages).flatMap(([name, { version, license, files }]) =>
    files === undefined && license === undefined
      ? []
      : [
          [`node_modules/${name}/package.json`, JSON.stringify({ name, version, license })],
          ...Object.entries(files ?? {}).map(([path, text]) => [`node_modules/${name}/${path}`, text]),
        ],
  );
  return {
    'package-lock.json': JSON.stringify(lock),
    ...(Object.fromEntries(installed) as Record<string, string>),
    ...more,
  };
}

async function noticeOf(contents: Readonly<Record<string, string>>, all = false) {
  const tree = memoryTree(contents);
  const sources = { tree, settings: { curations: [], path: null }, checkout: null, machine: null, sbom: null };
  const shelves = shelvesOf(sources);
  return gatherNotice('work', {
    tree,
    inventory: await takeInventory(tree),
    licenceOf: createPackageLicences(sources),
    async copyOf(one) {
      const found = await copyIn(one, shelves);
      return found === null ? null : { copy: found.copy, store: found.shelf.store };
    },
    isForeign: isVendored,
    all,
  });
}

describe('gatherNotice', () => {
  it('takes copyrights and texts from the copy, and each text once', async () => {
    const notice = await noticeOf(
      project({
        b: { version: '2.0.0', license: 'MIT', files: { LICENSE: by('Bob') } },
        a: { version: '1.0.0', license: 'MIT', files: { LICENSE: by('Ann') } },
      }),
    );
    expect(notice.components.map(({ name, licence, copyrights }) => [name, licence, copyrights])).toEqual([
      ['a', 'MIT', ['Copyright (c) 2020 Ann']],
      ['b', 'MIT', ['Copyright (c) 2020 Bob']],
    ]);
    expect(notice.texts).toMatchObject([{ title: 'MIT', from: 'copy', components: ['a 1.0.0', 'b 2.0.0'] }]);
    expect(notice.texts[0]?.text).toContain('Permission is hereby granted');
    expect(notice.texts[0]?.text).not.toContain('Ann');
  });

  it("takes the list's text where a component has none, and says so", async () => {
    const notice = await noticeOf(project({ a: { version: '1.0.0', license: 'ISC' } }));
    expect(notice.texts).toMatchObject([{ title: 'ISC', from: 'list', components: ['a 1.0.0'] }]);
    expect(writeNotice(notice, 'text', 'en')).toContain(
      'The component came without its text; this is the text of the SPDX list.',
    );
  });

  it('gives on what NOTICE files say', async () => {
    const files = {
      LICENSE: apache,
      NOTICE: 'Apache Foo\r\nCopyright 2019 The Foo Authors\r\n\r\nThis product includes Bar.\r\n',
    };
    const notice = await noticeOf(project({ foo: { version: '1.0.0', license: 'Apache-2.0', files } }));
    expect(notice.components[0]?.notices).toEqual([
      {
        title: 'NOTICE',
        text: 'Apache Foo\nCopyright 2019 The Foo Authors\n\nThis product includes Bar.',
        from: 'copy',
      },
    ]);
    expect(notice.components[0]?.copyrights).toEqual(['Copyright 2019 The Foo Authors']);
  });

  it('leaves out what is only used for developing, unless asked, and says how many', async () => {
    const contents = project({
      a: { version: '1.0.0', license: 'MIT' },
      t: { version: '1.0.0', license: 'MIT', dev: true },
    });
    const usual = await noticeOf(contents);
    expect([usual.components.map(({ name }) => name), usual.leftOut]).toEqual([['a'], 1]);
    const all = await noticeOf(contents, true);
    expect([all.components.map(({ name }) => name), all.leftOut]).toEqual([['a', 't'], 0]);
  });

  it('lists components of no known licence apart and never drops them', async () => {
    const notice = await noticeOf(
      project({
        x: { version: '1.0.0' },
        y: { version: '1.0.0', license: 'Some Licence of Ours' },
        z: { version: '1.0.0', license: 'UNLICENSED' },
      }),
    );
    expect(notice.components).toEqual([]);
    expect(notice.unknown.map(({ name, licence, unclear }) => [name, licence, unclear])).toEqual([
      ['x', null, []],
      ['y', null, ['Some Licence of Ours']],
      ['z', 'NONE', []],
    ]);
    expect(writeNotice(notice, 'text', 'en')).toContain('Its authors wrote: Some Licence of Ours');
  });

  it('tells licences that no text is at hand of', async () => {
    const notice = await noticeOf(project({ x: { version: '1.0.0', license: 'LicenseRef-Ours' } }));
    expect(notice.components[0]?.missing).toEqual(['LicenseRef-Ours']);
  });

  it('names code that was copied into the tree', async () => {
    const notice = await noticeOf(
      project(
        {},
        { 'third_party/zlib/LICENSE': by('Zed'), 'third_party/zlib/z.c': 'int z;', 'third_party/LICENSE': mit },
      ),
    );
    expect(notice.components).toMatchObject([
      { name: 'zlib', version: null, path: 'third_party/zlib', licence: 'MIT', copyrights: ['Copyright (c) 2020 Zed'] },
    ]);
  });

  it('takes packages called __proto__ and constructor for packages', async () => {
    const lock =
      '{"lockfileVersion":3,"packages":{"":{},"node_modules/__proto__":{"version":"1.0.0","license":"MIT"},"node_modules/constructor":{"version":"1.0.0","license":"MIT"}}}';
    const notice = await noticeOf({ 'package-lock.json': lock });
    expect(notice.components.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});

describe('writeNotice', () => {
  const hostile = project({
    x: {
      version: '1.0.0',
      license: 'MIT',
      files: {
        LICENSE: `${mit.replace('<year> <copyright holders>', '2020 <script>alert(1)</script> `x` @team | </pre>')}\n\`\`\`\n# no title\n\u001B[2J`,
      },
    },
  });

  it.each(['text', 'markdown', 'html', 'json'] as const)('gives the same bytes each time, in %s', async (format) => {
    const first = writeNotice(await noticeOf(hostile), format, 'en');
    expect(writeNotice(await noticeOf(hostile), format, 'en')).toBe(first);
    expect(first.endsWith('\n')).toBe(true);
    expect(first).not.toContain('\u001B');
    expect(first).toContain('tongming notice');
  });

  it('escapes what repositories say for its form', async () => {
    const notice = await noticeOf(hostile);
    const html = writeNotice(notice, 'html', 'en');
    expect(html).not.toContain('<script>');
    expect(html.match(/<pre>/gu)?.length).toBe(html.match(/<\/pre>/gu)?.length);
    const markdown = writeNotice(notice, 'markdown', 'en');
    const fences = markdown.match(/^`{4,}(?:text)?$/gmu) ?? [];
    expect(fences.length).toBe(2);
    expect(markdown.split('````')[0]).not.toContain('<script>');
    expect(() => JSON.parse(writeNotice(notice, 'json', 'en'))).not.toThrow();
  });

  it('speaks Chinese', async () => {
    const text = writeNotice(await noticeOf(project({ a: { version: '1.0.0', license: 'MIT' } })), 'text', 'zh');
    expect(text).toContain('work 使用的第三方组件');
    expect(text).toContain('  许可证: MIT');
  });
});
