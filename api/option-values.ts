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

import { resolve } from 'node:path';
import { nearest } from '#licenses/nearest.ts';
import type { StandaloneContext } from './command.ts';
import { dataDirectoryOf } from './environment.ts';
import type { Locale } from './locale.ts';
import { UsageError } from './usage.ts';

type Options = StandaloneContext['options'];

/** The text of an option; null when it was not given. */
export function textOf(options: Options, name: string): string | null {
  const given = options[name];
  return typeof given === 'string' ? given : null;
}

/** An option that takes one of some words; null when it was not given. A usage error names the nearest of them. */
export function choiceOf<T extends string>(options: Options, name: string, allowed: readonly T[]): T | null {
  const given = textOf(options, name);
  if (given === null) return null;
  const found = allowed.find((one) => one === given);
  if (found !== undefined) return found;
  const close = nearest(given, allowed);
  throw new UsageError({
    zh: `--${name} 没有 ${given}${close === null ? '' : `，是否想写 ${close}`}。可用：${allowed.join('、')}。`,
    en: `--${name} does not take ${given}${close === null ? '.' : `; did you mean ${close}?`} It takes: ${allowed.join(', ')}.`,
  });
}

/** The data directory: `--data`, else as the environment says. */
export function dataDirOf(options: Options): string {
  const given = textOf(options, 'data');
  return given === null ? dataDirectoryOf() : resolve(given);
}

/** `--lang`; null when it was not given. */
export function langOf(options: Options): Locale | null {
  return choiceOf<Locale>(options, 'lang', ['zh', 'en']);
}
