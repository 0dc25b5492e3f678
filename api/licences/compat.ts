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

import { compatibility } from '#licenses/compatibility/compatibility.ts';
import {
  type CompatibilityFacts,
  type CompatibilityVerdict,
  distributions,
  uses,
} from '#licenses/compatibility/facts.ts';
import type { Matrix } from '#licenses/compatibility/matrix.ts';
import { type TogetherVerdict, together } from '#licenses/compatibility/together.ts';
import { conditions } from '#licenses/compatibility/words.ts';
import { LicenceError } from '#licenses/error.ts';
import { normalise } from '#licenses/expression.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { dataDirOf } from '../option-values.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { compatText, notAdvice } from './compat-text.ts';
import { faultWords } from './fault-words.ts';
import { loadMatrices } from './matrices.ts';

/** The verdict for one inbound expression. */
export interface CompatAnswer {
  readonly inbound: string;
  readonly verdict: CompatibilityVerdict;
}

/** What `tongming licenses compat` found out. */
export interface CompatReport {
  readonly outbound: string;
  readonly use: CompatibilityFacts['use'];
  readonly distribution: CompatibilityFacts['distribution'];
  readonly answers: readonly CompatAnswer[];
  /** Inbound expressions of which neither may go into the other. */
  readonly together: readonly TogetherVerdict[];
  readonly matrices: readonly { readonly name: string; readonly date: string }[];
}

const mostExpressions = 200;

/** Compares today's names, and tells where an expression is wrong. */
function named(source: string): string {
  try {
    return normalise(source);
  } catch (error) {
    if (!(error instanceof LicenceError)) throw error;
    const shown = source.length > 120 ? `${source.slice(0, 120)}…` : source;
    const place = error.position + 1;
    throw new UsageError({
      zh: `“${shown}”不是 SPDX 表达式：第 ${place} 个字符处${faultWords('zh', error)}。`,
      en: `"${shown}" is not an SPDX expression: at character ${place}, ${error.message}`,
    });
  }
}

function chosen<T extends string>(option: string, value: unknown, allowed: readonly T[], usual: T): T {
  if (value === undefined) return usual;
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError({
    zh: `--${option} 须是 ${allowed.join('、')} 之一。`,
    en: `--${option} must be one of ${allowed.join(', ')}.`,
  });
}

/** A day of the calendar: JavaScript takes 31 February for 2 March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parametersOf({ options }: StandaloneContext): CompatibilityFacts['parameters'] {
  const date = options['change-date'];
  const licence = options['change-license'];
  if (date === undefined && licence === undefined) return undefined;
  if (typeof date !== 'string' || !isDay(date)) {
    throw new UsageError({
      zh: '--change-date 须写成 2028-01-31 这样的日期，并与 --change-license 一起给出。',
      en: '--change-date takes a date as 2028-01-31, and goes with --change-license.',
    });
  }
  const changeLicense = typeof licence === 'string' ? named(licence) : null;
  return { changeDate: date, changeLicense, additionalUseGrant: null };
}

function factsOf(context: StandaloneContext): Omit<CompatibilityFacts, 'inbound'> {
  const { outbound, use, distribution } = context.options;
  if (typeof outbound !== 'string') {
    throw new UsageError({
      zh: '请用 --outbound 给出整个作品的许可证，例如 --outbound MulanPSL-2.0。',
      en: 'Name the licence of the whole with --outbound, as --outbound MulanPSL-2.0.',
    });
  }
  const whole = named(outbound);
  if (whole === 'NONE' || whole === 'NOASSERTION') {
    throw new UsageError({ zh: '--outbound 须是许可证。', en: '--outbound must name a licence.' });
  }
  const parameters = parametersOf(context);
  return {
    outbound: whole,
    use: chosen('use', use, uses, 'static'),
    distribution: chosen('distribution', distribution, distributions, 'binary'),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

function reportOf(inbound: readonly string[], facts: Omit<CompatibilityFacts, 'inbound'>, matrices: readonly Matrix[]) {
  const { outbound, use, distribution } = facts;
  const answers = inbound.map((one) => ({
    inbound: one,
    verdict: compatibility({ ...facts, inbound: one }, matrices),
  }));
  return {
    outbound,
    use,
    distribution,
    answers,
    together: together(
      inbound.filter((one) => one !== 'NONE' && one !== 'NOASSERTION'),
      facts,
      matrices,
    ),
    matrices: matrices.map(({ name, date }) => ({ name, date })),
  };
}

function exitCode({ answers, together }: CompatReport): ExitCode {
  const all = [...answers.map(({ verdict }) => verdict.answer), ...together.map(({ answer }) => answer)];
  if (all.includes('no')) return 1;
  return all.every((answer) => answer === 'yes') ? 0 : 3;
}

function asJson(report: CompatReport): string {
  const answers = report.answers.map(({ inbound, verdict }) => ({
    inbound,
    ...verdict,
    conditions: verdict.conditions.map((id) => ({ id, ...conditions[id] })),
  }));
  return jsonText({ ...report, answers, notLegalAdvice: notAdvice });
}

function judged(work: () => CompatReport): CompatReport {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LicenceError)) throw error;
    throw new UsageError({ zh: `无法判断：表达式${faultWords('zh', error)}。`, en: error.message });
  }
}

/**
 * `tongming licenses compat EXPR… --outbound EXPR`: 0 when all may go in, 1 when one may not, 3 when something stays open.
 * Matrices come from the data directory.
 */
export async function compatCommand(context: StandaloneContext): Promise<ExitCode> {
  const { args, options, terminal, locale } = context;
  if (args.length === 0 || args.length > mostExpressions) {
    throw new UsageError({
      zh: `请给出 1 到 ${mostExpressions} 个 SPDX 表达式，例如 tongming licenses compat "MIT OR Apache-2.0" --outbound MulanPSL-2.0。`,
      en: `Name 1 to ${mostExpressions} SPDX expressions, as tongming licenses compat "MIT OR Apache-2.0" --outbound MulanPSL-2.0.`,
    });
  }
  const facts = factsOf(context);
  const inbound = [...new Set(args.map(named))];
  const matrices = await loadMatrices(dataDirOf(options));
  const report = judged(() => reportOf(inbound, facts, matrices));
  terminal.out(options['json'] === true ? asJson(report) : compatText(terminal, report, locale));
  return exitCode(report);
}
