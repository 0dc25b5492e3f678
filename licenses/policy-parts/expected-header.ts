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

import type { CheckFacts } from '../check/facts.ts';
import { anyPattern } from '../check/path-pattern.ts';
import { thirdPartyTest } from '../check/paths.ts';
import { type CommentSyntax, commentSyntaxOf, isProgramText } from '../comment-syntax.ts';
import { exactText } from '../fix/exact-text.ts';
import { type LearnedHeader, learnHeader } from '../fix/learned-header.ts';
import { isGenerated } from '../path-kinds.ts';
import { reuseCover } from '../reuse/covers.ts';
import type { SourceTree } from '../source-tree.ts';
import { settledSide } from './touched-file.ts';

/** What the policy file says of headers; empty where it says nothing. */
export interface HeaderWish {
  readonly licence: string;
  readonly copyright: string;
  readonly style: string;
  /** Path of a file of the base that holds the header's words. */
  readonly template: string;
}

/** The header that a file should have. */
export interface ExpectedHeader {
  readonly words: readonly string[];
  readonly style: 'line' | 'block' | null;
  /** `settings`: the policy file asks for it. `reuse`: the repository follows REUSE. `neighbours`: most files have it. */
  readonly from: 'settings' | 'reuse' | 'neighbours';
  readonly learned: LearnedHeader | null;
}

const most = 40;
const fewest = 2;
const fewestSame = 4;
const cap = 256 * 1024;
const templateCap = 16 * 1024;

/** Examples spread evenly over the tree, so that one directory does not speak for all. */
function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, index) => all[Math.floor(index * step)] as T);
}

function tagsOf({ licence, copyright }: HeaderWish, { outbound }: CheckFacts): string[] {
  const id = licence === '' ? (outbound.expression ?? '') : licence;
  const holder = copyright.replace(/^copyright\s*(?:\(c\)|©)?\s*/iu, '');
  const notice = holder === '' ? [] : [`SPDX-FileCopyrightText: ${holder}`];
  return id === '' ? [] : [...notice, `SPDX-License-Identifier: ${id}`];
}

/** What a file's name says that it is: its extension, or the name where it has none. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : name;
}

async function learn(tree: SourceTree, paths: readonly string[]): Promise<LearnedHeader | null> {
  const examples = [];
  for (const path of spread(paths)) {
    const bytes = await tree.bytes(path, cap);
    const text = bytes === null ? null : exactText(bytes);
    if (text !== null && text.trim() !== '') examples.push({ path, text });
  }
  return learnHeader(examples);
}

/** What header a file should have, by its path and first line; null where none is asked for. */
export type HeaderReader = (path: string, firstLine: string) => Promise<ExpectedHeader | null>;

/** Reads how the project writes its headers; each kind of comment is learnt once. */
export function createHeaderReader(facts: CheckFacts, wish: HeaderWish): HeaderReader {
  const { tree } = settledSide(facts);
  const excluded = anyPattern(facts.settings.exclude);
  const foreign = thirdPartyTest(facts.settings);
  const own = tree.files.filter(
    ({ path, kind }) =>
      (kind === 'file' || kind === 'executable') &&
      isProgramText(path) &&
      !excluded(path) &&
      !foreign(path) &&
      !isGenerated(path),
  );
  const learned = new Map<string, Promise<LearnedHeader | null>>();
  let template: Promise<string[] | null> | null = null;

  /** Files of the same kind decide; where there are too few, all whose comments are written alike. */
  function examplesFor(path: string, syntax: CommentSyntax): readonly string[] {
    const kind = kindOf(path);
    const same = own.filter((file) => kindOf(file.path) === kind);
    const kin = same.length >= fewestSame ? same : own.filter((file) => commentSyntaxOf(file.path) === syntax);
    return kin.map((file) => file.path);
  }

  function learnedFor(path: string, syntax: CommentSyntax): Promise<LearnedHeader | null> {
    const kind = kindOf(path);
    const before = learned.get(kind);
    if (before !== undefined) return before;
    const now = learn(tree, examplesFor(path, syntax));
    learned.set(kind, now);
    return now;
  }

  async function templateWords(): Promise<string[] | null> {
    const text = wish.template === '' ? null : await tree.text(wish.template, templateCap);
    return text === null ? null : text.trimEnd().split(/\r?\n/u);
  }

  /** Words that are asked for outright; null when the neighbours decide. */
  async function wished(learnt: LearnedHeader | null): Promise<readonly string[] | null> {
    template ??= templateWords();
    const given = await template;
    if (given !== null) return given;
    if (wish.style === 'spdx' || (wish.licence !== '' && wish.style === 'auto')) return tagsOf(wish, facts);
    if (wish.style === 'notice') return learnt?.words ?? tagsOf(wish, facts);
    if (wish.copyright !== '')
      return learnt === null ? tagsOf(wish, facts) : [wish.copyright, ...tagsOf(wish, facts).slice(-1)];
    return null;
  }

  return async (path, firstLine) => {
    const syntax = commentSyntaxOf(path, firstLine);
    if (syntax === null) return null;
    const learnt = await learnedFor(path, syntax);
    const style = learnt?.style ?? null;
    const words = await wished(learnt);
    if (words !== null) return { words, style, from: 'settings', learned: learnt };
    const isUsual =
      learnt !== null && learnt.having >= fewest && learnt.having * 5 >= learnt.of * 3 && learnt.words.some(isLegal);
    if (isUsual) return { words: learnt.words, style, from: 'neighbours', learned: learnt };
    const { follows } = await reuseCover(settledSide(facts));
    if (follows) return { words: tagsOf(wish, facts), style, from: 'reuse', learned: learnt };
    return null;
  };
}

/** A block that all files begin with may say something else. */
function isLegal(line: string): boolean {
  return /licen[cs]e|copyright|\(c\)|©|SPDX-|版权|许可/iu.test(line);
}

/** The words with years and names filled in. */
export function filledWords(words: readonly string[], today: string): string[] {
  return words.map((line) => line.replaceAll('{year}', today.slice(0, 4)));
}
