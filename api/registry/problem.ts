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

import type { Text } from '#store/facts.ts';
import type { Locale } from '../locale.ts';

/** What is wrong with a registry file, where, and what to do. */
export interface RegistryProblem {
  /** Path below the registry directory. */
  readonly file: string;
  /** 1-based; null = the file as such. */
  readonly line: number | null;
  readonly text: Text;
}

/** One line a problem, as editors and CI understand it. */
export function problemLine({ file, line, text }: RegistryProblem, locale: Locale): string {
  return `${file}${line === null ? '' : `:${line}`}: ${text[locale]}`;
}
