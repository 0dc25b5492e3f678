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

import type { CheckResult } from '#licenses/check/finding.ts';
import type { ReportOptions } from '#licenses/report.ts';
import { reports } from '#licenses/report-registry.ts';
import type { ExitCode, StandaloneContext } from '../command.ts';
import { packageVersion } from '../environment.ts';
import { choiceOf, langOf, textOf } from '../option-values.ts';
import { UndecidedError } from '../undecided.ts';
import { UsageError } from '../usage.ts';
import { writeWhole } from '../write-whole.ts';
import { writeOutputs } from './outputs.ts';
import type { Posted, PostTarget } from './post.ts';
import { readArtifact } from './read-artifact.ts';
import { resultOf } from './result-of.ts';

type Options = StandaloneContext['options'];

/** Null: nothing is to be posted. */
function targetOf(options: Options): PostTarget | null {
  const to = textOf(options, 'to');
  const head = textOf(options, 'head');
  const change = textOf(options, 'change');
  if (to === null) {
    if (head === null && change === null && options['status'] !== true) return null;
    throw new UsageError({
      zh: '--head、--change 和 --status 要和 --to 一起用。',
      en: '--head, --change and --status go with --to.',
    });
  }
  if (head === null || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(head)) {
    throw new UsageError({
      zh: '--to 需要 --head：变更最新提交的完整编号，取自平台的事件，不取自报告。',
      en: '--to needs --head: the full id of the head of the change, as the platform tells it, not as the report says.',
    });
  }
  if (change !== null && !/^\d{1,18}$/.test(change))
    throw new UsageError({ zh: '--change 须是数字。', en: '--change must be a number.' });
  return { to, head, change, status: options['status'] === true };
}

async function post(
  result: CheckResult,
  target: PostTarget,
  options: ReportOptions,
  context: StandaloneContext,
): Promise<Posted[]> {
  const [{ postResult }, { postMeans }] = await Promise.all([import('./post.ts'), import('./post-means.ts')]);
  return postResult(result, target, options, await postMeans(target.to, context));
}

function tell({ terminal, locale }: StandaloneContext, target: PostTarget, posted: readonly Posted[]): void {
  const words = {
    zh: { added: '已评论', updated: '已更新评论', unchanged: '评论没有变化' },
    en: { added: 'commented on', updated: 'updated the comment on', unchanged: 'nothing new for' },
  } as const;
  for (const { change, told } of posted)
    terminal.out(locale === 'zh' ? `变更 ${change}：${words.zh[told]}` : `${words.en[told]} change ${change}`);
  if (posted.length > 0) return;
  throw new UndecidedError({
    zh: `没有以 ${target.head} 为最新提交的未合并变更：它可能已关闭，或又有了新提交。`,
    en: `No open change has the head ${target.head}: it was closed, or has newer commits.`,
  });
}

async function write(result: CheckResult, options: ReportOptions, context: StandaloneContext): Promise<void> {
  const id = choiceOf(context.options, 'format', [...reports.keys()]) ?? 'text';
  const out = textOf(context.options, 'out');
  const written = reports.get(id)?.write(result, options) ?? '';
  if (out === null) context.terminal.out(written.replace(/\n$/, ''), id === 'github' ? 'commands' : undefined);
  else await writeWhole(out, written);
}

/** Another form of a result, or the same as a comment where people read it. */
export async function reportCommand(context: StandaloneContext): Promise<ExitCode> {
  const { options, args, terminal } = context;
  const target = targetOf(options);
  const document = await readArtifact(args[0] ?? '');
  const result = resultOf(document);
  const form: ReportOptions = {
    locale: langOf(options) ?? document.locale,
    colour: terminal.colour,
    width: 0,
    version: packageVersion,
    link: textOf(options, 'link'),
    repository: textOf(options, 'repository'),
  };
  const outputs = textOf(options, 'outputs');
  if (outputs !== null) await writeOutputs(outputs, result);
  if (target !== null) {
    tell(context, target, await post(result, target, { ...form, colour: false }, context));
    return 0;
  }
  if (outputs === null || textOf(options, 'format') !== null) await write(result, form, context);
  return 0;
}
