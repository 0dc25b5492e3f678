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

import { CrawlerError } from '#crawler/error.ts';
import type { CheckedRefs } from '#crawler/git/check-refs.ts';
import type { Verdict } from '#crawler/voice.ts';
import type { ReportOptions } from '#licenses/report.ts';
import { markdownProse } from '#licenses/report-parts/markdown-text.ts';
import { commentMarker } from '#licenses/report-parts/report-marker.ts';
import { label, tallyOf, verdictWord } from '#licenses/report-parts/report-words.ts';
import { json } from '#licenses/reports/json.ts';
import type { Text } from '#store/facts.ts';
import { type CheckMeans, checkRevisions } from '../check/run-check.ts';
import { verdictOf } from '../check-report/verdict.ts';
import type { Locale } from '../locale.ts';
import { openObjects } from '../trees/open.ts';
import { UndecidedError } from '../undecided.ts';
import { UsageError } from '../usage.ts';

/** What is said of a change, and what is kept of it. */
export interface Judged {
  readonly verdict: Verdict;
  readonly errors: number;
  readonly warnings: number;
  /** Null when it came to no comparison. */
  readonly report: string | null;
  /** Stack of what broke, where the program itself did; null when nothing did. */
  readonly fault: string | null;
}

/** One change shall not keep all others waiting. */
const defaultWallMs = 600_000;

function tooLong(wallMs: number): Text {
  const minutes = Math.round(wallMs / 60_000);
  return {
    zh: `检查超过 ${minutes} 分钟，已停止。`,
    en: `The check took longer than ${minutes} minutes and was stopped.`,
  };
}

/** One change that breaks the program keeps no other one from being judged; the operator's log has what broke. */
const brokeOff: Text = {
  zh: '检查中断：这是程序的错误，请告知运行本站的人。',
  en: 'The check broke off: this is a fault of the program; please tell whoever runs this hub.',
};

/** Its refs went away, or what they lead to cannot be read; what git says of it is for the operator. */
const notToBeHad: Text = {
  zh: '取不到这个变更的提交或它的目标分支，无法检查。推送新的提交后会再试，否则一天以后再试。',
  en: 'The commits of this change, or the branch that it is for, could not be fetched, so it was not checked. It is tried again when its head moves, or after a day.',
};

/** What is said of a change whose commits are not to be had. */
export function unfetched(head: string, locale: Locale): Judged {
  return undecided(head, notToBeHad, locale);
}

/** What cannot be decided, as by a policy file that cannot be read, is told as such: its author must learn of it. */
function undecided(head: string, why: Text, locale: Locale, fault: string | null = null): Judged {
  const title = `${verdictWord(locale, 'undecided')}${locale === 'zh' ? '：' : ': '}${why[locale].split('\n', 1)[0] ?? ''}`;
  const summary = `${commentMarker}\n## ❔ ${label(locale, 'check')}\n\n${markdownProse(why[locale], 4000)}\n`;
  const verdict: Verdict = { head, state: 'undecided', title, summary, url: null, notes: [] };
  return { verdict, errors: 0, warnings: 0, report: null, fault };
}

/** Judges a change by the policy of its base, from the objects of a mirror; no code of it is run. */
export async function judgeChange(
  gitDir: string,
  refs: CheckedRefs,
  means: CheckMeans,
  options: ReportOptions,
  limits: { readonly signal: AbortSignal; readonly wallMs?: number },
): Promise<Judged> {
  const { wallMs = defaultWallMs } = limits;
  const late = AbortSignal.timeout(wallMs);
  const signal = AbortSignal.any([limits.signal, late]);
  const reader = openObjects(gitDir, signal);
  try {
    const { result, facts } = await checkRevisions({ gitDir, reader, signal }, refs, means);
    const form = { ...options, locale: facts.settings.lang ?? options.locale };
    const { error, warning } = tallyOf(result.findings);
    return {
      verdict: verdictOf(result, form, null),
      errors: error,
      warnings: warning,
      report: json.write(result, form),
      fault: null,
    };
  } catch (error) {
    if (late.aborted && !limits.signal.aborted) return undecided(refs.head, tooLong(wallMs), options.locale);
    // Its objects may be there at the next try.
    if (limits.signal.aborted || error instanceof CrawlerError) throw error;
    if (error instanceof UsageError || error instanceof UndecidedError)
      return undecided(refs.head, error.text, options.locale);
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return undecided(refs.head, brokeOff, options.locale, told);
  } finally {
    reader.close();
  }
}
