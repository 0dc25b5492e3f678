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

import { DatabaseError } from '#licenses/advisories/database-file.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { keepNewHeapSmall } from '../heap.ts';
import type { Locale } from '../locale.ts';
import { choiceOf, langOf } from '../option-values.ts';
import { jsonText } from '../terminal.ts';
import { advisoriesFor } from './advisories-for.ts';
import { advisoryWords } from './advisory-words.ts';
import { auditJson } from './audit-json.ts';
import { type AuditResult, auditCode, auditOf, failLevels } from './audit-result.ts';
import { auditText } from './audit-text.ts';
import { auditWords } from './audit-words.ts';
import { auditedAt } from './audited.ts';

async function resultOf(context: StandaloneContext, locale: Locale): Promise<AuditResult | null> {
  const { terminal, args, options, signal } = context;
  const { rev } = options;
  const [path = '.'] = args;
  const matcher = await advisoriesFor(context);
  if (matcher === null) {
    terminal.err(advisoryWords[locale].none);
    return null;
  }
  const audited = await auditedAt(path, typeof rev === 'string' ? rev : null, signal);
  try {
    return auditOf(audited, matcher);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    terminal.err(advisoryWords[locale].broken('', error.kind).trim());
    return null;
  }
}

/** Looks the dependencies of a tree, a file or a bill of materials up in the advisories at hand. */
export async function auditCommand(context: StandaloneContext): Promise<ExitCode> {
  const { terminal, options } = context;
  const locale = langOf(options) ?? context.locale;
  const failOn = choiceOf(options, 'fail-on', failLevels) ?? 'low';
  keepNewHeapSmall();
  const result = await resultOf({ ...context, locale }, locale).catch((error: unknown) => {
    if (!context.signal.aborted) throw error;
    terminal.err(advisoryWords[locale].stopped);
    return null;
  });
  if (result === null) return 3;
  if (result.files === 0) terminal.err(auditWords[locale].empty(context.args[0] ?? '.'));
  const text = options['json'] === true ? jsonText(auditJson(result)) : auditText(result, terminal, locale);
  if (text !== '') terminal.out(text);
  return auditCode(result, failOn);
}
