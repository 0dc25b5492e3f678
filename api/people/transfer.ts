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

import { basename, resolve } from 'node:path';
import type { CommandContext, ExitCode } from '../command.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { writeWhole } from '../write-whole.ts';
import { exportPeople } from './export-file.ts';
import type { PeopleFormat } from './format.ts';
import { peopleFormats } from './formats.ts';
import { type ImportReport, importPeople } from './import-file.ts';
import { readBounded } from './read-file.ts';
import { deciderOf, option, say, settle, type Verb, type VerbContext } from './verb.ts';

/** Problems and names that are printed; the rest is counted. */
const mostTold = 50;

function formatOf(context: CommandContext): PeopleFormat {
  const format = peopleFormats.get(context.args[0] ?? '');
  if (format !== undefined) return format;
  const ids = [...peopleFormats.keys()].join(', ');
  throw new UsageError({ zh: `格式只能是：${ids}。`, en: `The format must be one of: ${ids}.` });
}

function tell(context: VerbContext, file: string, report: ImportReport): void {
  const { terminal, locale } = context;
  const { problems, unknownOrganisations: names } = report;
  for (const { line, text } of problems.slice(0, mostTold))
    terminal.err(`${file}${line === null ? '' : `:${line}`}: ${text[locale]}`);
  if (problems.length > mostTold)
    terminal.err(say(context, `……共 ${problems.length} 处。`, `… ${problems.length} in all.`));
  if (names.length === 0) return;
  const shown = names.slice(0, mostTold).map(({ name, people }) => `${name} (${people})`);
  const all = `${shown.join(', ')}${names.length > mostTold ? ', …' : ''}`;
  terminal.err(
    say(
      context,
      `不认识的单位 ${names.length} 个（人数）：${all}。先登记或写别名（people alias），或加 --create-organisations。`,
      `${names.length} organisations are not known (people): ${all}. Register them or say what they stand for (people alias), or add --create-organisations.`,
    ),
  );
}

function summary({ persons, strangers, domains, written }: ImportReport) {
  const zh = [
    `读到 ${persons} 人，其中 ${strangers} 人还没有采集到。`,
    `合并建议 ${written.pairs} 条，新任职 ${written.claims} 条，收回 ${written.withdrawn} 条，类别 ${written.classes} 个，别名 ${written.aliases} 个，新单位 ${written.organisations} 个。`,
    ...(domains > 0 ? [`${domains} 个域名没有读入：单位的域名写在登记目录 organisations/ 中。`] : []),
  ];
  const en = [
    `Read ${persons} people; ${strangers} of them were not crawled yet.`,
    `Proposals ${written.pairs}, new claims ${written.claims}, withdrawn ${written.withdrawn}, classes ${written.classes}, aliases ${written.aliases}, new organisations ${written.organisations}.`,
    ...(domains > 0
      ? [`${domains} domains were not taken: domains of organisations belong in organisations/ of the registry.`]
      : []),
  ];
  return { zh: zh.join('\n'), en: en.join('\n') };
}

const importVerb: Verb = {
  id: 'import',
  usage: 'tongming people import FORMAT FILE [--dry-run] [--create-organisations] [--reason TEXT] [--actor NAME]',
  summary: {
    zh: '导入 mailmap、gitdm、cncf、cncf-json、sortinghat、opendigger 的人员表',
    en: 'import mailmap, gitdm, cncf, cncf-json, sortinghat or opendigger',
  },
  args: [2, 2],
  async run(context): Promise<ExitCode> {
    const format = formatOf(context);
    const path = resolve(context.args[1] ?? '');
    const file = format.read(await readBounded(path, format.largest), path);
    const dryRun = context.options['dry-run'] === true;
    const source = `${format.id}:${basename(path).slice(0, 200)}`;
    const createOrganisations = context.options['create-organisations'] === true;
    const decider = deciderOf(context, `import ${source}`);
    const report = await importPeople(context.session.store.db, file, { source, createOrganisations, dryRun }, decider);
    if (context.options['json'] !== true) tell(context, basename(path), report);
    const failed = report.problems.length > 0 && report.persons === 0;
    if (dryRun) {
      const text = summary(report);
      const head = say(context, '试运行，什么也没有写。', 'Dry run: nothing was written.');
      context.terminal.out(context.options['json'] === true ? jsonText(report) : `${head}\n${text[context.locale]}`);
      return failed ? 1 : 0;
    }
    await settle(context, summary(report), report);
    return failed ? 1 : 0;
  },
};

const exportVerb: Verb = {
  id: 'export',
  usage: 'tongming people export FORMAT [--out FILE]',
  summary: {
    zh: '以别的程序的格式写出人员表；没有邮箱，只有散列值和账号',
    en: 'write people as other programs keep them, by hash and account',
  },
  args: [1, 1],
  async run(context): Promise<ExitCode> {
    const format = formatOf(context);
    const text = await exportPeople(context.session.store.db, format);
    const out = option(context, 'out');
    context.terminal.err(format.note[context.locale]);
    if (out === null) context.terminal.out(text.replace(/\n$/, ''));
    else await writeWhole(resolve(out), text);
    return 0;
  },
};

/** Forms that read and write files. */
export const transferVerbs: readonly Verb[] = [importVerb, exportVerb];
