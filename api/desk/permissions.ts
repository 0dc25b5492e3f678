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

/** Columns of the matrix: everybody, two relations to the object, and the roles that are granted. */
export const columns = [
  'visitor',
  'applicant',
  'maintainer',
  'reviewer',
  'legal-reviewer',
  'committee',
  'administrator',
] as const;
/** One of {@link columns}. */
export type Column = (typeof columns)[number];

/**
 * `all` any object, `own` the object is theirs (applied for, asked, written, or of a project they maintain), `public`
 * the object has a public part, `unconflicted` staff who have no conflict of interest, `-` nobody.
 */
export type Cell = 'all' | 'own' | 'public' | 'unconflicted' | '-';
type Row = Readonly<Record<Column, Cell>>;

function row(...cells: readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell]): Row {
  // One cell a column, as the arguments say; entries lose their names in types.
  return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '-'])) as unknown as Row;
}

/** Who may do what: the only place that says so. Columns as in {@link columns}. */
export const permissions = {
  // visitor, applicant, maintainer, reviewer, legal-reviewer, committee, administrator
  'account.sign-in': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'account.own': row('-', 'all', 'all', 'all', 'all', 'all', 'all'),
  'member.list': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'member.manage': row('-', '-', '-', '-', '-', '-', 'all'),
  'invite.manage': row('-', '-', '-', '-', '-', '-', 'all'),
  'application.create': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'application.list': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'application.list-own': row('-', 'all', 'all', 'all', 'all', 'all', 'all'),
  'application.read': row('-', 'own', 'own', 'all', 'all', 'all', 'all'),
  'application.read-public': row('public', 'own', 'own', 'all', 'all', 'all', 'all'),
  'application.edit': row('-', 'own', 'own', '-', '-', '-', '-'),
  'application.submit': row('-', 'own', 'own', '-', '-', '-', '-'),
  'application.withdraw': row('-', 'own', 'own', '-', '-', '-', '-'),
  'application.triage': row('-', '-', '-', 'unconflicted', 'unconflicted', 'unconflicted', 'unconflicted'),
  'application.open-review': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'document.read': row('-', 'own', 'own', 'all', 'all', 'all', 'all'),
  'document.add': row('-', 'own', 'own', 'unconflicted', 'unconflicted', 'unconflicted', 'unconflicted'),
  'document.remove': row('-', 'own', 'own', '-', '-', '-', '-'),
  'evidence.read': row('-', 'own', 'own', 'all', 'all', 'all', 'all'),
  'evidence.gather': row('-', 'own', 'own', 'unconflicted', 'unconflicted', 'unconflicted', 'unconflicted'),
  'gate.read': row('public', 'public', 'own', 'all', 'all', 'all', 'all'),
  'queue.read': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'review.read': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'review.assign-many': row('-', '-', '-', '-', '-', 'all', 'all'),
  'review.assign': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'review.judge': row('-', '-', '-', 'unconflicted', 'unconflicted', 'unconflicted', '-'),
  'review.ask': row('-', '-', '-', 'unconflicted', 'unconflicted', 'unconflicted', 'unconflicted'),
  'review.answer': row('-', 'own', 'own', '-', '-', '-', '-'),
  'review.sign-off': row('-', '-', '-', 'unconflicted', 'unconflicted', 'unconflicted', '-'),
  'comment.write': row('-', 'own', 'own', 'unconflicted', 'unconflicted', 'unconflicted', 'unconflicted'),
  'comment.remove': row('-', '-', '-', '-', '-', '-', 'all'),
  'rubric.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'rubric.list': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'rubric.edit': row('-', '-', '-', '-', '-', 'all', 'all'),
  'rubric.activate': row('-', '-', '-', '-', '-', '-', 'all'),
  'ballot.read': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'ballot.open': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'ballot.vote': row('-', '-', '-', '-', '-', 'all', '-'),
  'waiver.propose': row('-', '-', '-', 'unconflicted', 'unconflicted', 'unconflicted', 'unconflicted'),
  'waiver.settle': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'notice.open': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'notice.object': row('public', 'public', 'public', 'public', 'public', 'public', 'public'),
  'objection.answer': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'transition.make': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'claim.make': row('-', 'all', 'all', 'all', 'all', 'all', 'all'),
  'claim.check': row('-', 'own', '-', '-', '-', '-', '-'),
  'claim.settle': row('-', '-', '-', '-', '-', 'all', 'all'),
  'project.follow': row('-', '-', 'own', 'all', 'all', 'all', 'all'),
  'mentor.appoint': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'report.read': row('public', 'public', 'public', 'all', 'all', 'all', 'all'),
  'report.write': row('-', '-', '-', 'unconflicted', 'unconflicted', 'unconflicted', '-'),
  'watch.set': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'health.manage': row('-', '-', '-', '-', '-', 'unconflicted', 'unconflicted'),
  'health.answer': row('-', '-', 'own', '-', '-', '-', '-'),
  'notification.own': row('-', 'all', 'all', 'all', 'all', 'all', 'all'),
  'calendar.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'ranking.read': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'ranking.publish': row('-', '-', '-', '-', '-', 'all', 'all'),
  'ranking.dispute': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'ranking.answer': row('-', '-', '-', '-', '-', 'all', 'all'),
  'clean-up.read': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'clean-up.decide': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'crawl.retry': row('-', '-', 'own', 'all', 'all', 'all', 'all'),
  'help.ask': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'help.read': row('-', 'own', '-', 'all', 'all', 'all', 'all'),
  'help.answer': row('-', '-', '-', 'all', 'all', 'all', 'all'),
  'help.reply': row('-', 'own', '-', '-', '-', '-', '-'),
  'help.close': row('-', 'own', '-', 'all', 'all', 'all', 'all'),
  'help.publish': row('-', '-', '-', '-', 'all', 'all', 'all'),
  'guidance.read': row('all', 'all', 'all', 'all', 'all', 'all', 'all'),
  'token.manage': row('-', '-', 'own', '-', '-', '-', 'all'),
  'verdict.report': row('-', '-', 'own', '-', '-', '-', '-'),
  'verdict.read': row('-', '-', 'own', 'all', 'all', 'all', 'all'),
  'audit.read': row('-', '-', '-', '-', '-', 'all', 'all'),
} as const satisfies Readonly<Record<string, Row>>;

/** Something that can be allowed. */
export type Action = keyof typeof permissions;

/** What is everybody's own and yet tells of the cases of others, when it is a member of staff's: their second factor comes first. */
export const secondFactorFirst: readonly Action[] = ['notification.own'];
