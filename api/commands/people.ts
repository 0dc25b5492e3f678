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

import { nearest } from '#licenses/nearest.ts';
import { type CommandContext, defineCommand, type ExitCode } from '../command.ts';
import { dataOption, jsonOption } from '../options.ts';
import type { Verb } from '../people/verb.ts';
import { peopleVerbs } from '../people/verbs.ts';
import { openSession } from '../session.ts';
import { UsageError } from '../usage.ts';

function verbOf(args: readonly string[]): Verb {
  const [word = ''] = args;
  const verb = peopleVerbs.get(word);
  if (verb === undefined) {
    const known = [...peopleVerbs.keys()];
    const close = nearest(word, known);
    throw new UsageError({
      zh: `tongming people 没有 ${word}${close === null ? '' : `，是否想写 ${close}`}。可用：${known.join(', ')}。`,
      en: `tongming people has no form ${word}${close === null ? '.' : `; did you mean ${close}?`} There are: ${known.join(', ')}.`,
    });
  }
  const [least, most] = verb.args;
  const count = args.length - 1;
  if (count >= least && count <= most) return verb;
  throw new UsageError({ zh: `用法：${verb.usage}`, en: `Usage: ${verb.usage}` });
}

/** An option that a form does not name would be passed over without a word. */
function checkOptions(verb: Verb, options: CommandContext['options']): void {
  const own = new Set([...verb.usage.matchAll(/--([a-z-]+)/g)].map(([, name]) => name));
  const stray = Object.keys(options).find((name) => !own.has(name) && name !== 'data' && name !== 'json');
  if (stray === undefined) return;
  throw new UsageError({
    zh: `--${stray} 不能用在 people ${verb.id}。用法：${verb.usage}`,
    en: `--${stray} means nothing to people ${verb.id}. Usage: ${verb.usage}`,
  });
}

async function run(context: CommandContext): Promise<ExitCode> {
  const verb = verbOf(context.args);
  checkOptions(verb, context.options);
  // Arguments that name people are not targets: the session would read hosts out of them.
  const session = await openSession({ ...context, args: [] }, 'people');
  try {
    return await verb.run({ ...context, args: context.args.slice(1), session });
  } finally {
    await session.close();
  }
}

const value = (name: string, zh: string, en: string) =>
  ({ type: 'string', value: name, description: { zh, en } }) as const;
const flag = (zh: string, en: string) => ({ type: 'boolean', description: { zh, en } }) as const;

/** Who is who, and who worked where. */
export const people = defineCommand({
  id: 'people',
  summary: {
    zh: '查看和整理贡献者：谁和谁是同一人、何时属于哪个单位、谁是机器人、谁不愿显示',
    en: 'look at and settle who is who: identities of a person, affiliations, bots, and who asked not to be shown',
  },
  usage: 'tongming people VERB … [--data DIR] [--json]',
  // Every decision takes a reason and an actor: the list of options says so once.
  forms: [...peopleVerbs.values()].map(({ usage, summary }) => ({
    usage: usage.replaceAll(/ \[--(?:reason TEXT|actor NAME|json)\]/g, ''),
    summary,
  })),
  note: {
    zh: '每个决定都连同操作人和理由记入日志，可以撤销；邮箱从不保存或显示。详见 docs/people.md。',
    en: 'Decisions are logged with actor and reason and can be undone; addresses are never kept or shown. See docs/people.md.',
  },
  example: 'tongming people proposals --limit 20',
  options: {
    project: value('PROJECT', '只看一个项目', 'of one project only'),
    unknown: flag('只列单位未知的人，或不认识的单位名', 'those of unknown affiliation, or unknown organisations'),
    kind: value('KIND', '只列有这种依据的建议', 'proposals with this kind of evidence only'),
    limit: value('N', '最多列多少行（默认 50）', 'how many rows at most (default 50)'),
    from: value('DAY', '任职从哪天起，如 2020-01-31', 'first day of the affiliation, as 2020-01-31'),
    to: value('DAY', '任职到哪天止（不含）', 'day on which it has ended'),
    main: flag('几个单位重叠时以此为准', 'counts where several overlap'),
    undo: flag('恢复显示', 'show again'),
    'dry-run': flag('试运行，不写入', 'say what would be written and write nothing'),
    'create-organisations': flag('为不认识的单位名新建单位', 'make organisations of names that are not known'),
    reason: value('TEXT', '理由，记入日志', 'why, for the log'),
    actor: value('NAME', '操作人（默认系统用户）', 'who decides (default: the user of the system)'),
    out: value('FILE', '写到文件（默认标准输出）', 'file to write to (default: standard output)'),
    data: dataOption,
    json: jsonOption,
  },
  positionals: [1, 3],
  run,
});
