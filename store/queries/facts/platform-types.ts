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

import { ciRunTable, commentTable, eventTable, reviewTable } from '../platform/acts.ts';
import { changeTable, issueTable } from '../platform/discussed.ts';
import { forkTable, releaseTable, starTable } from '../platform/listed.ts';
import { type FactField, type FactType, gone, inRepository, may, must } from './field.ts';

const id = must('id', 'text', '平台自己的编号', "the platform's own id", { column: 'platform_id' });
const subject = [
  must('subjectKind', 'choice', '对象是议题还是变更', 'what it is about', { values: ['issue', 'change'] }),
  must('subjectNumber', 'text', '对象的编号', 'the number of what it is about'),
];
const moved = may('movedTo', 'text', '去向，owner/name#number', 'where it went, as owner/name#number');
const author = may('author', 'person', '作者；没有 = 平台不说', 'absent = the platform hides it');

function discussed(states: readonly string[]): readonly FactField[] {
  return [
    inRepository,
    id,
    must('number', 'text', '人们看到的编号', 'the number that people see'),
    may('title', 'title', '', '', { absent: `''` }),
    author,
    must('createdAt', 'instant', '', ''),
    may('updatedAt', 'instant', '默认同 createdAt', 'default: createdAt', { absent: 'f.created_at' }),
    may('closedAt', 'instant', '最后一次关闭', 'the last close'),
    may('closedBy', 'person', '', ''),
    may('labels', 'texts', '', '', { absent: `'{}'` }),
    may('assignees', 'people', '', '', { absent: `'{}'` }),
    may('milestone', 'text', '里程碑编号', 'number of the milestone'),
    may('commentCount', 'int', '平台所说的评论数', 'as the platform counts'),
    may('locked', 'bool', '', ''),
    must('state', 'choice', '', '', { values: states }),
  ];
}

const issue: FactType = {
  type: 'issue',
  stage: 'fact_issue',
  says: { zh: '议题', en: 'An issue' },
  fields: [
    ...discussed(['open', 'closed']),
    may('stateReason', 'text', '平台给出的关闭原因', "the platform's word, as completed or not_planned"),
    ...gone,
    moved,
  ],
  order: ['repository', 'number', 'id'],
  fact: issueTable,
};

const change: FactType = {
  type: 'change',
  stage: 'fact_change',
  says: { zh: '变更（PR/MR）', en: 'A pull or merge request' },
  fields: [
    ...discussed(['open', 'closed', 'merged']),
    may('draft', 'bool', '', ''),
    may('mergedAt', 'instant', '', ''),
    may('mergedBy', 'person', '', ''),
    may('mergeSha', 'sha', '合并在目标分支上产生的提交', 'the commit that the merge made on the base branch'),
    may('baseRef', 'text', '', ''),
    may('baseSha', 'sha', '', ''),
    may('headRef', 'text', '', ''),
    may('headSha', 'sha', '', ''),
    may('headRepository', 'text', 'owner/name', 'owner/name'),
    may('additions', 'int', '', ''),
    may('deletions', 'int', '', ''),
    may('changedFiles', 'int', '', ''),
    may('commitCount', 'int', '', ''),
    may('requestedReviewers', 'people', '', '', { absent: `'{}'` }),
    ...gone,
    moved,
  ],
  order: ['repository', 'number', 'id'],
  fact: changeTable,
};

const comment: FactType = {
  type: 'comment',
  stage: 'fact_comment',
  says: { zh: '评论；正文不在其中', en: 'A remark; its text is not part of it' },
  fields: [
    inRepository,
    id,
    must('kind', 'choice', 'review = 针对变更某一行', 'review = on a line of a change', {
      values: ['discussion', 'review'],
    }),
    ...subject,
    author,
    must('createdAt', 'instant', '', ''),
    may('updatedAt', 'instant', '默认同 createdAt', 'default: createdAt', { absent: 'f.created_at' }),
    may('reviewId', 'text', '', ''),
    may('replyTo', 'text', '', ''),
    may('path', 'text', '', ''),
    may('line', 'int', '', ''),
    may('sha', 'sha', '', ''),
    ...gone,
  ],
  order: ['repository', 'kind', 'id'],
  fact: commentTable,
};

const review: FactType = {
  type: 'review',
  stage: 'fact_review',
  says: { zh: '对变更的评审结论', en: 'A verdict on a change' },
  fields: [
    inRepository,
    id,
    must('change', 'text', '变更的编号', 'number of the change', { column: 'change_number' }),
    author,
    must('state', 'choice', '', '', {
      values: ['approved', 'changes-requested', 'commented', 'dismissed', 'pending'],
    }),
    may('submittedAt', 'instant', '', ''),
    may('sha', 'sha', '', ''),
    ...gone,
  ],
  order: ['repository', 'id'],
  fact: reviewTable,
};

const event: FactType = {
  type: 'event',
  stage: 'fact_event',
  says: { zh: '议题或变更经历的一件事', en: 'One dated act in the life of an issue or change' },
  fields: [
    inRepository,
    id,
    ...subject,
    must('kind', 'text', '如 closed、reopened、merged、labelled', 'as closed, reopened, merged, labelled'),
    may('actor', 'person', '', ''),
    must('at', 'instant', '', ''),
    may('target', 'person', '被指派或被请求的人', 'who was assigned or asked'),
    may('value', 'text', '标签、里程碑或团队', 'label, milestone or team'),
    may('sha', 'sha', '', ''),
    ...gone,
  ],
  order: ['repository', 'id'],
  fact: eventTable,
};

const release: FactType = {
  type: 'release',
  stage: 'fact_release',
  says: { zh: '发行版', en: 'A release' },
  fields: [
    inRepository,
    id,
    must('tag', 'text', '', ''),
    may('name', 'title', '', ''),
    may('draft', 'bool', '', ''),
    may('prerelease', 'bool', '', ''),
    author,
    may('createdAt', 'instant', '', ''),
    may('publishedAt', 'instant', '没有 = 未发布', 'absent = not published'),
    may(
      'assets',
      'json',
      '文件：id、name、size、contentType、downloads、digest、createdAt',
      'files: id, name, size, contentType, downloads, digest, createdAt',
      { absent: `'[]'` },
    ),
    ...gone,
  ],
  order: ['repository', 'id'],
  fact: releaseTable,
};

const star: FactType = {
  type: 'star',
  stage: 'fact_star',
  says: { zh: '收藏', en: 'A star' },
  fields: [
    inRepository,
    must('account', 'person', '', ''),
    may('starredAt', 'instant', '平台不说则没有', 'absent where the platform does not date it'),
    ...gone,
  ],
  order: ['repository', 'account'],
  fact: starTable,
};

const fork: FactType = {
  type: 'fork',
  stage: 'fact_fork',
  says: { zh: '派生', en: 'A fork' },
  fields: [
    inRepository,
    id,
    must('path', 'text', 'owner/name', 'owner/name'),
    may('owner', 'person', '', ''),
    may('createdAt', 'instant', '', ''),
    ...gone,
  ],
  order: ['repository', 'id'],
  fact: forkTable,
};

const ciRun: FactType = {
  type: 'ci-run',
  stage: 'fact_ci_run',
  says: { zh: '一次持续集成', en: 'A run of continuous integration' },
  fields: [
    inRepository,
    id,
    may('kind', 'choice', '默认 run', 'default: run', { values: ['run', 'status'], absent: `'run'` }),
    may('name', 'text', '', ''),
    must('sha', 'sha', '', ''),
    may('ref', 'text', '', ''),
    may('trigger', 'text', '', ''),
    must('status', 'choice', '', '', { values: ['queued', 'running', 'completed'] }),
    may('conclusion', 'text', '', ''),
    may('actor', 'person', '', ''),
    may('attempt', 'int', '', ''),
    must('createdAt', 'instant', '', ''),
    may('updatedAt', 'instant', '', ''),
    may('startedAt', 'instant', '', ''),
    may('finishedAt', 'instant', '', ''),
    ...gone,
  ],
  order: ['repository', 'kind', 'id'],
  fact: ciRunTable,
};

/** Facts of platforms, each with the table that takes it. */
export const platformTypes: readonly FactType[] = [issue, change, comment, review, event, release, star, fork, ciRun];
