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

import { archivedKinds } from '../../tables/contribution.ts';
import { type FactType, inRepository, may, must } from './field.ts';

/** A commit with its trailers. */
export const commitType: FactType = {
  type: 'commit',
  stage: 'fact_commit',
  says: { zh: '一次提交', en: 'A commit' },
  fields: [
    inRepository,
    must('sha', 'sha', '', ''),
    may('parents', 'shas', '父提交', 'ids of its parents'),
    may('parentCount', 'int', '默认取 parents 的个数', 'default: as many as parents'),
    may('merge', 'bool', '默认看父提交是否多于一个', 'default: more than one parent'),
    may('author', 'person', '', ''),
    may('committer', 'person', '默认同 author', 'default: author'),
    may('authoredAt', 'instant', '没有 = 时间不可信，不进时间序列', 'absent = not believable: counted in no month'),
    may('committedAt', 'instant', '默认同 authoredAt', 'default: authoredAt'),
    may('authorZone', 'text', '如 +0800', 'as +0800'),
    may('committerZone', 'text', '', ''),
    may('signedOff', 'bool', '默认 false', 'default: false'),
    may('signature', 'choice', '', '', { values: ['gpg', 'ssh', 'x509'] }),
    may('additions', 'int', '没有 = 行数未知', 'absent = lines are unknown'),
    may('deletions', 'int', '', ''),
    may('files', 'int', '', ''),
    may('lines', 'choice', '默认看有没有 additions', 'default: whether there are additions', {
      values: ['counted', 'merge', 'capped', 'unknown'],
    }),
    may('tree', 'sha', '', ''),
    may('irregular', 'texts', '', ''),
    may('reachable', 'bool', '默认 true', 'default: true'),
    may('onDefault', 'bool', '在默认分支上，默认 true', 'on the default branch; default: true'),
    may('trailers', 'json', '[{key, who}]，如 co-authored-by', '[{key, who}], as co-authored-by'),
  ],
  order: ['repository', 'sha'],
  fact: null,
};

/** A tag. */
export const tagType: FactType = {
  type: 'tag',
  stage: 'fact_tag',
  says: { zh: '标签', en: 'A tag' },
  fields: [
    inRepository,
    must('name', 'text', '', ''),
    may('sha', 'sha', '指向的提交', 'the commit it leads to', { column: 'commit_sha' }),
    may('annotated', 'bool', '默认 false', 'default: false'),
    may('signed', 'bool', '默认 false', 'default: false'),
    may('tagger', 'person', '', ''),
    may('taggedAt', 'instant', '', ''),
  ],
  order: ['repository', 'name'],
  fact: null,
};

/** A commit of a change. */
export const changeCommitType: FactType = {
  type: 'change-commit',
  stage: 'fact_change_commit',
  says: { zh: '变更里的一次提交', en: 'A commit of a change' },
  fields: [
    inRepository,
    must('change', 'text', '变更的编号', 'number of the change', { column: 'change_number' }),
    must('position', 'int', '从 0 起，早的在前', 'from 0, oldest first'),
    must('sha', 'sha', '', ''),
    may('author', 'person', '', ''),
    may('authoredAt', 'instant', '', ''),
    may('committedAt', 'instant', '', ''),
    may('merge', 'bool', '默认 false', 'default: false'),
  ],
  order: ['repository', 'change', 'position'],
  fact: null,
};

/** An act that an archive of events tells, beside what the platform tells itself. */
export const actType: FactType = {
  type: 'act',
  stage: 'fact_act',
  says: { zh: '事件归档里的一次行为（如 GH Archive）', en: 'An act that an archive of events tells, as GH Archive' },
  fields: [
    inRepository,
    must('source', 'text', '归档的名称', 'name of the archive'),
    must('id', 'text', '', '', { column: 'source_id' }),
    must('kind', 'choice', '', '', {
      values: archivedKinds,
    }),
    may('actor', 'person', '', '', { column: 'identity_id' }),
    must('at', 'instant', '', ''),
    may('object', 'text', '', '', { column: 'object_id' }),
    may('subjectNumber', 'text', '', ''),
    may('gaps', 'texts', '归档没有说的', 'what the archive does not tell'),
    must('hour', 'instant', '归档文件的小时', 'hour of the archive'),
  ],
  order: ['repository', 'source', 'id'],
  fact: null,
};
