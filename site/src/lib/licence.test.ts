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

import { expect, test } from 'vitest';
import type { LicenceDirectory, ProjectLicences } from '#api/client.ts';
import { fixtureHub } from '../../testing/fixture.ts';
import { licencesOf } from '../../testing/licence.ts';
import { conclusion, describeMap, diffParts, expressionRows, mapLabel } from './licence.ts';
import { licenceMap, mapBox } from './licence-map.ts';

function fixture(slug: string): ProjectLicences {
  const project = fixtureHub().projects.find((one) => one.slug === slug);
  if (project === undefined) throw new Error(`the fixture has no ${slug}`);
  return licencesOf(project);
}

const mit = (files: number) => [{ expression: 'MIT', files }];

function directory(path: string, files: number, more: Partial<LicenceDirectory> = {}): LicenceDirectory {
  return { path, files, unstated: 0, own: null, expressions: mit(files), ...more };
}

/** Rectangles of a path. */
function shapes(path: string): { x: number; y: number; width: number; height: number }[] {
  return [...path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-([\d.]+)z/g)].map((match) => {
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
    return { x, y, width, height };
  });
}

test('heights are shares of the files, widths shares of the licences', () => {
  const map = [
    directory('.', 100, { expressions: [{ expression: 'MIT', files: 75 }], unstated: 25 }),
    directory('a', 75),
    directory('b', 25, { expressions: [], unstated: 25 }),
  ];
  const { paths, labels } = licenceMap({ map, expressions: [{ expression: 'MIT', files: 75, verdict: null }] });
  expect(paths.map(({ look }) => look)).toEqual([0, 1]);
  const [unstated = [], own = []] = paths.map(({ path }) => shapes(path));
  expect(own[0]).toEqual({ x: 0, y: 0, width: 45, height: mapBox.height - 1 });
  expect(unstated[0]).toEqual({ x: 45, y: 0, width: 15, height: mapBox.height - 1 });
  expect(own[1]).toEqual({ x: 62, y: 0, width: 124, height: 224 });
  expect(unstated[1]).toEqual({ x: 62, y: 225, width: 124, height: 74 });
  expect(labels.slice(0, 2).map(({ name, files }) => [name, files])).toEqual([
    ['.', 100],
    ['a', 75],
  ]);
});

test('small directories share one cell, and files beside the directories have their own', () => {
  const small = Array.from({ length: 30 }, (_, n) => directory(`d${String(n).padStart(2, '0')}`, 1));
  const map = [directory('.', 1030), directory('big', 900), ...small];
  const { labels } = licenceMap({ map, expressions: [{ expression: 'MIT', files: 1030, verdict: null }] });
  const first = labels.filter(({ x }) => x > 60 && x < 180);
  expect(first).toMatchObject([
    { name: 'big', files: 900 },
    { name: null, members: 30, files: 130 },
  ]);
});

test('nothing is drawn outside of the map, whatever the names and numbers are', () => {
  for (const slug of ['qingyun-kernel', 'hostile', 'tinyboot']) {
    for (const { path } of licenceMap(fixture(slug)).paths) {
      for (const { x, y, width, height } of shapes(path)) {
        expect(x + width).toBeLessThanOrEqual(mapBox.width + 0.2);
        expect(y + height).toBeLessThanOrEqual(mapBox.height + 0.2);
      }
    }
  }
  expect(licenceMap(fixture('waiting-room'))).toEqual({ paths: [], labels: [] });
});

test('the table beside the map adds up to all files', () => {
  for (const slug of ['qingyun-kernel', 'hostile', 'tinyboot']) {
    const licences = fixture(slug);
    const sum = expressionRows(licences).rows.reduce((total, { files }) => total + files, 0);
    expect(sum).toBe(licences.scan?.files);
  }
});

test('the conclusion is one sentence with its reason, and says when there is none', () => {
  expect(conclusion(fixture('qingyun-kernel'), 'en')).toBe(
    'The licence of this project is GPL-2.0-only. The manifest declares GPL-2.0-only; the text at the root agrees.',
  );
  expect(conclusion(fixture('tinyboot'), 'zh')).toBe('无法确定本项目的许可证。没有找到许可证文件，也没有声明。');
  expect(conclusion(fixture('waiting-room'), 'en')).toBe('The licence was not examined yet.');
});

test('the map is told in words', () => {
  expect(describeMap(fixture('qingyun-kernel'), 'en')).toMatch(/^[\d,]+ files in all, GPL-2\.0-only [\d,]+, MIT /);
  expect(mapLabel({ name: 'x'.repeat(300), members: 1, files: 1, x: 65, y: 0 }, 'zh')).toHaveLength(16);
  expect(mapLabel({ name: null, members: 1, files: 1, x: 65, y: 0 }, 'en')).toBe('1 other');
});

test('a comparison shows every change and shortens what is the same between them', () => {
  const same = 'word '.repeat(400);
  const { parts, cut } = diffParts([
    { kind: 'same', text: same, canonical: same },
    { kind: 'replaced', text: 'ours', canonical: 'theirs' },
    { kind: 'same', text: same, canonical: same },
  ]);
  expect(cut).toBe(false);
  expect(parts.map(({ kind }) => kind)).toEqual(['gap', 'same', 'del', 'ins', 'same', 'gap']);
  const huge = [{ kind: 'added' as const, text: 'x'.repeat(30_000), canonical: '' }];
  expect(diffParts(huge)).toEqual({ parts: [], cut: true });
});
