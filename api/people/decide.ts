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

import type { IdentityClass, Text } from '#store/facts.ts';
import { addClaim, withdrawClaims } from '#store/queries/people/claim.ts';
import { setClass } from '#store/queries/people/class.ts';
import { type DecisionOutcome, decidePair, undoDecision } from '#store/queries/people/decision.ts';
import { identitiesOfPerson, readIdentityName } from '#store/queries/people/find.ts';
import { optOut, undoOptOut } from '#store/queries/people/opt-out.ts';
import type { ExitCode } from '../command.ts';
import { UsageError } from '../usage.ts';
import { dayOf, deciderOf, identityOf, organisationOf, refuse, settle, type Verb, type VerbContext } from './verb.ts';

const refusals: Readonly<Record<Exclude<DecisionOutcome['kind'], 'done' | 'opposed'>, Text>> = {
  already: { zh: '已经是这样了。', en: 'It is so already.' },
  unlike: {
    zh: '人和机器（机器人、智能体、服务账号）从不合并；类别有误时先用 people class 更正。',
    en: 'A human is never joined with a bot, agent or service; if a class is wrong, correct it with people class first.',
  },
  nothing: { zh: '这两者之间没有可撤销的决定。', en: 'No decision stands between the two.' },
};

function opposed(by: string): Text {
  return {
    zh: `${by} 已作出相反的决定；先用 people undo 撤销它。`,
    en: `${by} has decided the opposite; undo that first with people undo.`,
  };
}

function ended(context: VerbContext, outcome: DecisionOutcome, done: Text): Promise<ExitCode> | ExitCode {
  if (outcome.kind === 'done') return settle(context, done);
  return refuse(context, outcome.kind === 'opposed' ? opposed(outcome.by) : refusals[outcome.kind]);
}

async function pairOf(context: VerbContext): Promise<readonly [string, string]> {
  const [one = '', other = ''] = context.args;
  return [await identityOf(context, one), await identityOf(context, other)];
}

function pairVerb(id: 'accept' | 'reject' | 'undo', summary: Text, done: Text): Verb {
  return {
    id,
    usage: `tongming people ${id} ID ID [--reason TEXT] [--actor NAME]`,
    summary,
    args: [2, 2],
    async run(context) {
      const { db } = context.session.store;
      const decider = deciderOf(context, `people ${id}`);
      const [one, other] = await pairOf(context);
      const outcome =
        id === 'undo'
          ? await undoDecision(db, one, other, decider)
          : await decidePair(db, one, other, id === 'accept' ? 'same' : 'different', decider);
      return ended(context, outcome, done);
    },
  };
}

const affiliate: Verb = {
  id: 'affiliate',
  usage: 'tongming people affiliate ID ORG [--from DAY] [--to DAY] [--main] [--reason TEXT] [--actor NAME]',
  summary: {
    zh: '写明一个人何时属于哪个单位（ORG 为编号、名称或别名；~ 表示代表本人）',
    en: 'say when somebody worked for an organisation (~ = on their own behalf)',
  },
  args: [2, 2],
  async run(context) {
    const [who = '', where = ''] = context.args;
    const [from, to] = [dayOf(context, 'from'), dayOf(context, 'to')];
    if (from !== null && to !== null && from >= to)
      throw new UsageError({ zh: '--from 须早于 --to。', en: '--from must be before --to.' });
    const decider = deciderOf(context, 'people affiliate');
    const identityId = await identityOf(context, who);
    const organisation = await organisationOf(context, where);
    const main = context.options['main'] === true;
    await addClaim(context.session.store.db, { identityId, organisation, from, to, main }, decider);
    return settle(context, { zh: `已记下：属于 ${organisation}。`, en: `Noted: works for ${organisation}.` });
  },
};

const unaffiliate: Verb = {
  id: 'unaffiliate',
  usage: 'tongming people unaffiliate ID [ORG] [--reason TEXT] [--actor NAME]',
  summary: {
    zh: '收回一个人（在某单位）的任职记录，文件导入的也收回；记录仍留存',
    en: 'withdraw claims by hand or file; they stay on record',
  },
  args: [1, 2],
  async run(context) {
    const [who = '', where] = context.args;
    const decider = deciderOf(context, 'people unaffiliate');
    const { db } = context.session.store;
    const identities = await identitiesOfPerson(db, await identityOf(context, who));
    const organisation = where === undefined ? null : await organisationOf(context, where);
    const count = await withdrawClaims(db, identities, organisation, decider);
    if (count === 0)
      return refuse(context, { zh: '没有可收回的任职记录。', en: 'Nothing is claimed that could be withdrawn.' });
    return settle(
      context,
      { zh: `收回了 ${count} 条任职记录。`, en: `Withdrew ${count} claims.` },
      { withdrawn: count },
    );
  },
};

const classes: Readonly<Record<string, IdentityClass | null>> = {
  human: 'human',
  bot: 'bot',
  agent: 'agent',
  service: 'service',
  auto: null,
};

const classVerb: Verb = {
  id: 'class',
  usage: 'tongming people class ID human|bot|agent|service|auto --reason TEXT [--actor NAME]',
  summary: {
    zh: '更正一个账号身份的类别；auto 恢复按规则判断',
    en: 'correct what kind of actor an identity is; auto returns to the rules',
  },
  args: [2, 2],
  async run(context) {
    const [who = '', text = ''] = context.args;
    const value = Object.hasOwn(classes, text) ? classes[text] : undefined;
    if (value === undefined)
      throw new UsageError({
        zh: '类别只能是 human、bot、agent、service 或 auto。',
        en: 'The class must be human, bot, agent, service or auto.',
      });
    const decider = deciderOf(context, null);
    const id = await identityOf(context, who);
    const changed = await setClass(context.session.store.db, id, value, decider);
    if (!changed) return refuse(context, refusals.already);
    return settle(context, { zh: `${id} 的类别：${text}。`, en: `Class of ${id}: ${text}.` });
  },
};

const optOutVerb: Verb = {
  id: 'opt-out',
  usage: 'tongming people opt-out ADDRESS|HOST:LOGIN|HOST:ID [--undo] [--reason TEXT] [--actor NAME]',
  summary: {
    zh: '应本人要求不再显示；只存散列值',
    en: 'hide somebody who asks for it; only a hash is kept',
  },
  args: [1, 1],
  async run(context) {
    const name = readIdentityName(context.args[0] ?? '');
    if (name === null)
      throw new UsageError({
        zh: '写作邮箱、host:登录名（如 github.com:octocat）或 host:编号。',
        en: 'Write an address, host:login (as github.com:octocat) or host:id.',
      });
    const { db } = context.session.store;
    if (context.options['undo'] === true) {
      const shown = await undoOptOut(db, name, deciderOf(context, 'asked to be shown'));
      const done = { zh: '已恢复显示。', en: 'Shown again.' };
      return shown
        ? settle(context, done)
        : refuse(context, { zh: '没有用这个值登记过。', en: 'Nobody is hidden by this.' });
    }
    const outcome = await optOut(db, name, deciderOf(context, 'asked not to be shown'));
    if (outcome === 'nobody')
      throw new UsageError({
        zh: '没有这个编号，或它只是一个名字：请写此人的邮箱或账号。',
        en: 'There is no such number, or it is a mere name: give the address or account of the person.',
      });
    return outcome === 'hidden'
      ? settle(context, {
          zh: '不再显示。已发布的静态页面在下次 tongming publish 时更新。',
          en: 'Hidden. Published static pages follow with the next tongming publish.',
        })
      : refuse(context, refusals.already);
  },
};

/** Forms that decide something. */
export const decideVerbs: readonly Verb[] = [
  pairVerb(
    'accept',
    { zh: '认定两个账号身份是同一人', en: 'say that two identities are one person' },
    { zh: '已合并；可用 people undo 撤销。', en: 'Joined; people undo takes it back.' },
  ),
  pairVerb(
    'reject',
    {
      zh: '认定两个账号身份不是同一人，有凭证也分开',
      en: 'say that two identities are different people, even against proof',
    },
    { zh: '已记为不同的人；可用 people undo 撤销。', en: 'Held apart; people undo takes it back.' },
  ),
  pairVerb(
    'undo',
    { zh: '撤销对两个账号身份的决定', en: 'take back the decision on two identities' },
    { zh: '已撤销。', en: 'Taken back.' },
  ),
  affiliate,
  unaffiliate,
  classVerb,
  optOutVerb,
];
