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

import { evidenceKinds, proofKinds } from '#metrics/people/evidence-kinds.ts';
import { plainOrganisation } from '#metrics/people/organisation-names.ts';
import { readClaims } from '#store/queries/people/claim.ts';
import { identitiesOfPerson } from '#store/queries/people/find.ts';
import { addAlias } from '#store/queries/people/organisation.ts';
import { type IdentityRow, listPersons, readPerson } from '#store/queries/people/person.ts';
import { type ProposedIdentity, readProposals } from '#store/queries/people/proposal.ts';
import { table } from '../table.ts';
import { jsonText } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { unknownNames } from './unknown-names.ts';
import {
  deciderOf,
  identityOf,
  limitOf,
  option,
  organisationOf,
  refuse,
  say,
  settle,
  type Verb,
  type VerbContext,
} from './verb.ts';

function print(context: VerbContext, value: unknown, text: () => string): 0 {
  context.terminal.out(context.options['json'] === true ? jsonText(value) : text());
  return 0;
}

const list: Verb = {
  id: 'list',
  usage: 'tongming people list [--project PROJECT] [--unknown] [--limit N] [--json]',
  summary: {
    zh: '列出做过贡献的人；--unknown 只列单位未知的，按未知贡献数排列',
    en: 'list people who contribute; --unknown: whose organisation is unknown',
  },
  args: [0, 0],
  async run(context) {
    const unknown = context.options['unknown'] === true;
    const project = option(context, 'project');
    const rows = await listPersons(context.session.store.db, { project, unknown, limit: limitOf(context, 50) });
    const head = (zh: string, en: string) => ({ head: say(context, zh, en) });
    return print(context, rows, () =>
      table(
        [
          { ...head('编号', 'ID'), align: 'right' },
          head('姓名', 'name'),
          head('账号', 'account'),
          head('单位', 'organisation'),
          { ...head('行为', 'acts'), align: 'right' },
          { ...head('单位未知', 'unknown'), align: 'right' },
          head('最近', 'last'),
        ],
        rows.map((row) => [
          row.id,
          row.name ?? '',
          row.account ?? '',
          row.organisation ?? '?',
          String(row.acts),
          String(row.unknown),
          row.last,
        ]),
      ),
    );
  },
};

function called(row: IdentityRow | ProposedIdentity): string {
  const name = row.login === null ? row.kind : `${row.host}:${row.login}`;
  return row.name === null || row.name === row.login ? name : `${name} (${row.name})`;
}

function years(from: string | null, to: string | null): string {
  return from === null && to === null ? '' : `${from ?? ''} … ${to ?? ''}`;
}

const show: Verb = {
  id: 'show',
  usage: 'tongming people show ID [--json]',
  summary: {
    zh: '显示一个人的全部账号身份、依据、决定和任职；ID 也可写 host:登录名或邮箱',
    en: 'show a person with evidence and decisions; ID may be host:login or an address',
  },
  args: [1, 1],
  async run(context) {
    const { db } = context.session.store;
    const id = await identityOf(context, context.args[0] ?? '');
    const person = await readPerson(db, id);
    if (person === null) return refuse(context, { zh: '此人要求不显示。', en: 'This person asked not to be shown.' });
    const claims = await readClaims(db, await identitiesOfPerson(db, id));
    return print(context, { ...person, claims }, () => {
      const named = (kind: string) => evidenceKinds.get(kind)?.name[context.locale] ?? kind;
      const part = (zh: string, en: string, lines: readonly string[]) =>
        lines.length === 0 ? [] : ['', say(context, zh, en), ...lines.map((line) => `  ${line}`)];
      return [
        say(context, `贡献者 ${person.id}`, `Person ${person.id}`),
        ...part(
          '账号身份',
          'Identities',
          person.identities.map((row) => `${row.id}  ${called(row)}  ${row.class}  ${row.hash}`),
        ),
        ...part(
          '依据',
          'Evidence',
          person.evidence.map((row) => `${row.a} – ${row.b}  ${named(row.kind)}  ${row.strength}  ${row.source}`),
        ),
        ...part(
          '决定',
          'Decisions',
          person.decisions.map((row) => `${row.a} – ${row.b}  ${row.verdict}  ${row.actor}: ${row.reason}`),
        ),
        ...part(
          '任职',
          'Affiliations',
          person.affiliations.map((row) => `${row.organisation}  ${years(row.from, row.to)}  ${row.basis}`),
        ),
        ...part(
          '依据的记录',
          'Claims',
          claims.map((row) => `${row.organisation}  ${years(row.from, row.to)}  ${row.source}  ${row.actor}`),
        ),
      ].join('\n');
    });
  },
};

const proposals: Verb = {
  id: 'proposals',
  usage: 'tongming people proposals [--kind KIND] [--limit N] [--json]',
  summary: {
    zh: '列出可能是同一人的账号身份，附依据和强度；接受用 accept，拒绝用 reject',
    en: 'list identities that may be one person, to accept or reject',
  },
  args: [0, 0],
  async run(context) {
    const kind = option(context, 'kind');
    const kinds = [...evidenceKinds.values()].filter(({ proof }) => !proof).map(({ id }) => id);
    if (kind !== null && !kinds.includes(kind))
      throw new UsageError({
        zh: `--kind 只能是：${kinds.join(', ')}。`,
        en: `--kind must be one of: ${kinds.join(', ')}.`,
      });
    const rows = await readProposals(context.session.store.db, {
      kind,
      limit: limitOf(context, 50),
      proof: proofKinds,
    });
    return print(context, rows, () =>
      table(
        [
          { head: 'ID', align: 'right' },
          { head: '' },
          { head: 'ID', align: 'right' },
          { head: '' },
          { head: say(context, '强度', 'strength'), align: 'right' },
          { head: say(context, '依据', 'evidence'), most: 80 },
        ],
        rows.map(({ a, b, strength, evidence }) => [
          a.id,
          called(a),
          b.id,
          called(b),
          strength.toFixed(2),
          [...new Set(evidence.map((one) => evidenceKinds.get(one.kind)?.name[context.locale] ?? one.kind))].join(', '),
        ]),
      ),
    );
  },
};

const organisations: Verb = {
  id: 'organisations',
  usage: 'tongming people organisations --unknown [--limit N] [--json]',
  summary: {
    zh: '列出资料和导入文件中不认识的单位名，按涉及人数排列',
    en: 'list names of organisations that are not known, by people',
  },
  args: [0, 0],
  async run(context) {
    const rows = await unknownNames(context.session.store.db, limitOf(context, 50));
    return print(context, rows, () =>
      table(
        [{ head: say(context, '人数', 'people'), align: 'right' }, { head: say(context, '单位名', 'name') }],
        rows.map(({ name, people }) => [String(people), name]),
      ),
    );
  },
};

const alias: Verb = {
  id: 'alias',
  usage: 'tongming people alias NAME ORG [--reason TEXT] [--actor NAME]',
  summary: { zh: '写明一个单位的别名', en: 'say that a name stands for an organisation' },
  args: [2, 2],
  async run(context) {
    const [name = '', where = ''] = context.args;
    const plain = plainOrganisation(name);
    if (plain === '') throw new UsageError({ zh: '别名不能是空的。', en: 'The name must not be empty.' });
    const organisation = await organisationOf(context, where);
    const known = await addAlias(context.session.store.db, plain, organisation, deciderOf(context, 'people alias'));
    if (!known) return refuse(context, { zh: '“代表本人”没有别名。', en: '“On their own behalf” takes no aliases.' });
    return settle(context, { zh: `${plain} 记为 ${organisation}。`, en: `${plain} stands for ${organisation}.` });
  },
};

/** Forms that show something, and the names of organisations. */
export const lookVerbs: readonly Verb[] = [list, show, proposals, organisations, alias];
