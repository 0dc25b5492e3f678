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

import { defineDependencyFile } from '../dependency-file.ts';
import { type Instruction, instructions } from '../dependency-parts/dockerfile-lines.ts';
import { expanded, type ImageNeed, imagePackages } from '../dependency-parts/image-package.ts';
import { refuseMergeConflict, refuseTooMany } from '../dependency-parts/text.ts';
import { warningList } from '../dependency-parts/warnings.ts';

interface Stage {
  readonly name: string | null;
  /** Image or earlier stage. */
  readonly from: string;
  readonly line: number;
  /** Images that files are taken from. */
  readonly taken: readonly { readonly text: string; readonly line: number }[];
}

/** Values of `ARG a=1 b="2"` before the first stage: only those are known to `FROM`. */
function globalsOf(all: readonly Instruction[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { name, rest } of all.slice(
    0,
    Math.max(
      0,
      all.findIndex((one) => one.name === 'FROM'),
    ),
  )) {
    if (name !== 'ARG') continue;
    for (const [, key = '', value] of rest.matchAll(
      /([A-Za-z_]\w{0,100})(?:=("[^"]{0,500}"|'[^']{0,500}'|[^\s"']{0,500}))?/gu,
    )) {
      if (value === undefined) continue;
      const whole = expanded(value.replace(/^(["'])(.*)\1$/su, '$2'), known);
      if (whole !== null) known.set(key, whole);
    }
  }
  return known;
}

/** `COPY --from=…` and `RUN --mount=from=…`. */
function takenBy({ name, rest, line }: Instruction): Stage['taken'] {
  if (name === 'COPY' || name === 'ADD')
    return Array.from(rest.matchAll(/(?:^|\s)--from=(\S{1,500})/gu), ([, text = '']) => ({ text, line }));
  if (name !== 'RUN') return [];
  return Array.from(rest.matchAll(/(?:^|\s)--mount=\S{0,500}?\bfrom=([^\s,]{1,500})/gu), ([, text = '']) => ({
    text,
    line,
  }));
}

function stagesOf(all: readonly Instruction[]): Stage[] {
  const stages: (Stage & { taken: Stage['taken'][number][] })[] = [];
  for (const one of all) {
    if (one.name === 'FROM') {
      const words = one.rest.split(/\s+/u).filter((word) => !word.startsWith('--'));
      const name = words[1]?.toLowerCase() === 'as' ? (words[2]?.toLowerCase() ?? null) : null;
      stages.push({ name, from: (words[0] ?? '').replace(/^(["'])(.*)\1$/su, '$2'), line: one.line, taken: [] });
    } else stages.at(-1)?.taken.push(...takenBy(one));
  }
  return stages;
}

interface Bases {
  /** By stage, the earlier stage that it begins with; -1 when it begins with an image. */
  readonly earlier: readonly number[];
  /** Images by stage: its base, where that is one, and those that files are taken from. */
  readonly base: readonly boolean[];
  readonly files: readonly Stage['taken'][];
}

/** A name means the last stage of that name that comes before. */
function basesOf(stages: readonly Stage[], known: ReadonlyMap<string, string>): Bases {
  const byName = new Map<string, number>();
  const earlier: number[] = [];
  const base: boolean[] = [];
  const files: Stage['taken'][] = [];
  for (const [index, { name, from, taken }] of stages.entries()) {
    const whole = (text: string) => (expanded(text, known) ?? text).toLowerCase();
    const isImage = (text: string) => text !== 'scratch' && !/^\d+$/u.test(text) && !byName.has(text);
    earlier.push(byName.get(whole(from)) ?? -1);
    base.push(isImage(whole(from)));
    // A single word may as well be a context that the command line names.
    files.push(taken.filter(({ text }) => /[/:@$]/u.test(text) && isImage(whole(text))));
    if (name !== null) byName.set(name, index);
  }
  return { earlier, base, files };
}

function needsOf(stages: readonly Stage[], known: ReadonlyMap<string, string>): ImageNeed[] {
  const { earlier, base, files } = basesOf(stages, known);
  // Stages that the last one is made of: their bases are in the image.
  const shipped = new Set<number>();
  for (let at = stages.length - 1; at >= 0; at = earlier[at] ?? -1) shipped.add(at);
  return stages.flatMap(({ from, line }, index): ImageNeed[] => [
    ...(base[index] === true
      ? [{ text: from, line, scopes: [shipped.has(index) ? 'provided' : 'build'] } as const]
      : []),
    ...(files[index] ?? []).map((one): ImageNeed => ({ ...one, scopes: ['build'] })),
  ]);
}

/** Dockerfile, Containerfile: images that stages begin with or take files from. Names of stages and `scratch` are none. */
export const dockerfile = defineDependencyFile({
  id: 'dockerfile',
  ecosystem: 'docker',
  name: { zh: 'Dockerfile', en: 'Dockerfile' },
  kind: 'list',
  files: [
    /(?:^|\/)(?:[Dd]ocker|[Cc]ontainer)file(?:[._-](?!(?:.{0,200}\.)?(?:md|txt|sh|py|js|ts|go|rb|rs|java|json|ya?ml|toml|html|rst|adoc|dockerignore)$)[\w.-]{1,100})?$/u,
    /(?:^|\/)[\w.-]{1,100}\.(?:[Dd]ocker|[Cc]ontainer)file$/u,
  ],
  source: 'https://docs.docker.com/reference/dockerfile/',
  manifests: null,
  cap: 1_048_576,
  read(text) {
    refuseMergeConflict(text);
    const all = instructions(text);
    const known = globalsOf(all);
    const needs = needsOf(stagesOf(all), known);
    refuseTooMany(needs.length);
    const warnings = warningList();
    const packages = imagePackages(needs, known, warnings);
    return { root: null, packages, recorded: null, warnings: warnings.all() };
  },
});
