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

import { domains, repositoryStates, stages } from '../../facts.ts';
import { streams } from '../../stream.ts';
import { type FactField, type FactType, inRepository, may, must } from './field.ts';

const since = [
  may('from', 'day', '起始日（含）', 'first day, included', { column: 'valid_from' }),
  may('to', 'day', '截止日（不含）', 'the day after the last', { column: 'valid_to' }),
];

/** An employer or institution with what it is found by. */
export const organisationType: FactType = {
  type: 'organisation',
  stage: 'fact_organisation',
  says: { zh: '单位；须写在提到它的 affiliation 之前', en: 'An organisation; before the affiliations that name it' },
  fields: [
    must('id', 'text', '小写字母、数字和 -', 'lower-case letters, digits and -'),
    must('name', 'json', '{zh, en}', '{zh, en}'),
    may('domains', 'json', '邮箱域名：[{domain, from, to}]', 'mail domains: [{domain, from, to}]'),
    may('aliases', 'texts', '别名，小写', 'other names, lower case'),
  ],
  order: ['id'],
  fact: null,
};

const described: readonly FactField[] = [
  may('path', 'text', 'owner/name', 'owner/name'),
  may('createdAt', 'instant', '在平台上建立的时间；此前没有数据 = 零', 'when it was made on its platform'),
  may('pushedAt', 'instant', '', ''),
  may('updatedAt', 'instant', '', ''),
  may('owner', 'person', '', ''),
  may('description', 'text', '', ''),
  may('homepage', 'text', '', ''),
  may('defaultBranch', 'text', '', ''),
  may('topics', 'texts', '', ''),
  may('language', 'text', '', ''),
  may('licence', 'text', '平台猜测的 SPDX 编号', "the platform's guess"),
  may('visibility', 'text', '', ''),
  ...['archived', 'disabled', 'locked', 'empty', 'fork'].map((name) => may(name, 'bool', '', '')),
  may('parent', 'text', '', ''),
  ...['mirror', 'template', 'issuesEnabled', 'changesEnabled'].map((name) => may(name, 'bool', '', '')),
  ...['stars', 'forks', 'watchers', 'openIssues', 'openChanges'].map((name) => may(name, 'int', '', '')),
];

/** Columns of `platform_repository` that a repository line tells. */
export const describedFields: readonly FactField[] = described;

/** A repository; all facts name it by its id. */
export const repositoryType: FactType = {
  type: 'repository',
  stage: 'fact_repository',
  says: { zh: '代码仓；须写在它的事实之前', en: 'A repository; before the facts of it' },
  fields: [
    must(
      'id',
      'text',
      '主机:平台编号，如 github.com:12345；没有平台的写网址',
      'host:id of the platform, as github.com:12345; the URL where there is no platform',
      { column: 'key' },
    ),
    must(
      'platform',
      'text',
      'github、gitlab、gitee、gitea …；没有平台接口的写 git',
      'github, gitlab, gitee, gitea …; git where there is no platform',
    ),
    must('url', 'url', '', ''),
    may('host', 'text', '平台的主机；没有 = 不是来自平台', 'host of the platform; absent = from no platform'),
    may('platformId', 'text', '默认取 id 中冒号之后的部分', 'default: what follows the colon in id'),
    ...described,
    may(
      'observedAt',
      'instant',
      '提交记录完整到何时；没有 = 提交未知',
      'until when its commits are complete; absent = they are unknown',
    ),
    may(
      'describedAt',
      'instant',
      '平台数据取于何时，默认同 observedAt',
      'when the platform was asked; default: observedAt',
    ),
    may('defaultRef', 'text', 'refs/heads/…', 'refs/heads/…'),
    may('state', 'choice', '默认 ok', 'default: ok', { values: repositoryStates }),
  ],
  order: ['id'],
  fact: null,
};

/** A project and its repositories. */
export const projectType: FactType = {
  type: 'project',
  stage: 'fact_project',
  says: {
    zh: '项目；须写在它的代码仓之后。没有项目的代码仓各自成为一个项目',
    en: 'A project; after its repositories. A repository without one becomes a project of its own',
  },
  fields: [
    must('slug', 'text', '小写字母、数字和 -', 'lower-case letters, digits and -'),
    may('name', 'json', '{zh, en}', '{zh, en}'),
    may('description', 'json', '{zh, en}', '{zh, en}'),
    may('domain', 'choice', '默认 basic-software', 'default: basic-software', { values: domains }),
    may('homepage', 'url', '', ''),
    may('stage', 'choice', '默认 watch', 'default: watch', { values: stages }),
    may('stageSince', 'day', '', ''),
    may('admittedOn', 'day', '', ''),
    may('stages', 'json', '[{stage, since}]', '[{stage, since}]'),
    must('repositories', 'texts', 'repository 行的 id，按先后', 'ids of repository lines, in order'),
  ],
  order: ['slug'],
  fact: null,
};

/** How complete a stream of a repository is. */
export const streamType: FactType = {
  type: 'stream',
  stage: 'fact_stream',
  says: {
    zh: '一类平台数据是否完整、完整到何时；没有这一行，这类数据就是未知，而不是零',
    en: 'Whether a kind of facts is complete, and until when; without it they are unknown, not zero',
  },
  fields: [
    inRepository,
    must('stream', 'choice', '', '', { values: streams }),
    may('support', 'choice', '默认 full', 'default: full', { values: ['full', 'partial', 'unsupported'] }),
    may('asked', 'int', '平台所说的总数', 'how many the platform says there are'),
    may('received', 'int', '收到的数量', 'how many came'),
    may('cleanAt', 'instant', '完整到此时；没有 = 从未完整', 'complete until then; absent = never'),
    may('observedAt', 'instant', '', ''),
    may('reasonKind', 'text', '', ''),
    may('reason', 'text', '', ''),
  ],
  order: ['repository', 'stream'],
  fact: null,
};

/** Somebody, beyond what the lines that name them tell. */
export const identityType: FactType = {
  type: 'identity',
  stage: 'fact_identity',
  says: { zh: '账号或邮箱身份', en: 'An account or address, beyond what other lines tell of it' },
  fields: [
    must('who', 'person', '', ''),
    may('name', 'title', '显示名', 'display name'),
    may('domain', 'text', '邮箱域名，用来找单位', 'domain of the address, to find the organisation'),
    may('class', 'choice', '默认按规则判断', 'default: as the rules say', {
      values: ['human', 'bot', 'agent', 'service'],
    }),
    may('classReason', 'text', '', ''),
    may('login', 'text', '', ''),
    may('kind', 'choice', '', '', { values: ['user', 'organisation', 'bot', 'mannequin', 'unknown'] }),
    may('company', 'text', '账号自己写的单位', 'as the person typed it'),
    may('createdAt', 'instant', '', ''),
    may('account', 'person', '平台代发地址所属的账号', 'the account that a no-reply address belongs to'),
    may('accounts', 'people', '平台说用这个邮箱提交的账号', 'accounts that the platform says commit with this address'),
    may('same', 'people', '已确认是同一人', 'decided to be the same person'),
    may('different', 'people', '已确认不是同一人', 'decided to be somebody else'),
  ],
  order: ['who'],
  fact: null,
};

/** A dated affiliation. */
export const affiliationType: FactType = {
  type: 'affiliation',
  stage: 'fact_affiliation',
  says: { zh: '某人在某单位的起止', en: 'Where somebody worked, and when' },
  fields: [
    must('who', 'person', '', ''),
    must(
      'organisation',
      'text',
      'organisation 行的 id；~ = 以个人身份',
      'id of an organisation line; ~ = on their own behalf',
    ),
    ...since,
    may('source', 'text', '默认 facts', 'default: facts'),
    may('rank', 'int', '小的优先，默认 50', 'lower wins; default: 50'),
  ],
  order: ['who', 'organisation', 'from', 'to', 'source'],
  fact: null,
};
