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

import { createHash } from 'node:crypto';
import type { Session } from '../../session.ts';
import { affiliationRows, createExportPeople, identityRows, shownPath } from './export-people.ts';
import type { FactField, FactType } from './field.ts';
import { actType, changeCommitType, commitType, tagType } from './git-types.ts';
import { describedFields, streamType } from './hub-types.ts';
import { platformTypes } from './platform-types.ts';

/** Lines of one type, in the order of the file. */
interface LineQuery {
  readonly type: string;
  /** Query for the fields, in order. */
  readonly rows: string;
}

function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function value({ codec, column, absent }: FactField, number: number): string {
  const own = `x.${column}`;
  if (codec === 'repository') return 'r.key';
  if (codec === 'instant') return instant(own);
  if (codec === 'sha') return `encode(${own}, 'hex')`;
  if (codec === 'person') return `w${number}.ref`;
  if (codec === 'texts') return `nullif(${own}, '{}')`;
  if (codec === 'json' && absent === `'[]'`) return `nullif(${own}, '[]')`;
  if (codec !== 'people') return own;
  return `(select json_agg(o.ref order by u.n) from unnest(${own}) with ordinality u (id, n) join out_person o on o.id = u.id)`;
}

function order({ fields, order: names }: FactType): string {
  return names
    .map((name) => {
      const field = fields.findIndex((one) => one.name === name);
      const codec = fields[field]?.codec;
      if (codec === 'person') return `w${field}.sort collate "C"`;
      if (codec === 'repository') return 'r.key collate "C"';
      const column = `x.${fields[field]?.column ?? name}`;
      return codec === 'int' || codec === 'sha' ? column : `${column} collate "C"`;
    })
    .join(', ');
}

/** Facts that lie in a table as they are written. `special` = SQL for fields that do not. */
function plain(type: FactType, table: string, special: Readonly<Record<string, string>> = {}): LineQuery {
  const columns = type.fields.map(
    (field, number) => `${special[field.name] ?? value(field, number)} as "${field.name}"`,
  );
  const people = type.fields.flatMap(({ codec, column, required }, number) =>
    codec === 'person'
      ? [`${required ? 'join' : 'left join'} out_person w${number} on w${number}.id = x.${column}`]
      : [],
  );
  return {
    type: type.type,
    rows: `select ${columns.join(', ')} from ${table} x join out_repository r on r.id = x.repository_id ${people.join(' ')}
      order by ${order(type)}`,
  };
}

const parents = `(select json_agg(encode(substring(x.parents from k for length(x.sha)), 'hex') order by k)
  from generate_series(1, length(x.parents), length(x.sha)) k)`;
const trailers = `(select json_agg(json_build_object('key', t.key, 'who', o.ref) order by t.position)
  from commit_trailer t join out_person o on o.id = t.identity_id where t.repository_id = x.repository_id and t.sha = x.sha)`;

const commits = plain(commitType, 'commit', {
  parents,
  parentCount: 'x.parent_count',
  merge: 'x.merge',
  lines: `case when x.lines = 'pending' then 'unknown' else x.lines end`,
  trailers,
});

const movedTo = shownPath('moved_to', 'null');

/** Fields of platform facts with an account's login in a path. */
const paths: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  issue: { movedTo },
  change: { movedTo, headRepository: shownPath('head_repository', 'null') },
  fork: { path: shownPath('path', `'?/' || substr(x.path, strpos(x.path, '/') + 1)`) },
};

const organisations: LineQuery = {
  type: 'organisation',
  rows: `select g.id, g.name,
      (select json_agg(json_build_object('domain', d.domain, 'from', d.valid_from, 'to', d.valid_to)
        order by d.domain collate "C", d.valid_from nulls first) from organisation_domain d where d.organisation = g.id) as domains,
      (select json_agg(a.alias order by a.alias collate "C") from organisation_alias a where a.organisation = g.id) as aliases
    from organisation g order by g.id collate "C"`,
};

const repositories: LineQuery = {
  type: 'repository',
  rows: `select r.key as id, x.platform, case when r.local then r.key else x.url end as url, p.host,
      p.platform_id as "platformId",
      ${describedFields
        .map((field) => {
          const own = field.codec === 'person' ? 'w.ref' : value(field, 0).replaceAll('x.', 'p.');
          return `${own} as "${field.name}"`;
        })
        .join(', ')},
      ${instant('x.fetched_at')} as "observedAt", ${instant('p.observed_at')} as "describedAt", x.default_ref as "defaultRef",
      nullif(x.state, 'ok') as state
    from repository x join out_repository r on r.id = x.id left join platform_repository p on p.repository_id = x.id
    left join out_person w on w.id = p.owner_id order by r.key collate "C"`,
};

const projects: LineQuery = {
  type: 'project',
  rows: `select p.slug, p.entry -> 'name' as name, p.entry -> 'description' as description, p.domain,
      p.entry ->> 'homepage' as homepage, p.stage, p.stage_since as "stageSince", p.admitted_on as "admittedOn",
      (select json_agg(json_build_object('stage', s.stage, 'since', s.since) order by s.since, s.stage collate "C")
        from project_stage s where s.project = p.slug) as stages,
      (select json_agg(r.key order by pr.position, r.key collate "C") from project_repository pr
        join out_repository r on r.id = pr.repository_id where pr.project = p.slug) as repositories
    from project p join out_project o on o.slug = p.slug
    where exists (select from project_repository pr where pr.project = p.slug) order by p.slug collate "C"`,
};

const queries: readonly LineQuery[] = [
  organisations,
  repositories,
  projects,
  { type: 'identity', rows: identityRows },
  { type: 'affiliation', rows: affiliationRows },
  plain(streamType, 'stream_state'),
  commits,
  plain(tagType, 'tag'),
  plain(changeCommitType, 'change_commit'),
  ...platformTypes.map((type) => plain(type, type.fact?.table ?? type.type, paths[type.type])),
  plain(actType, 'contribution'),
];

/** A path of this machine is nobody else's business. */
function localKey(path: string): string {
  return `local:${createHash('sha256').update(path).digest('hex').slice(0, 32)}`;
}

/** Makes `out_project` (slug) and `out_repository` (id, key, local): what is exported, and how repositories are named. */
async function createExportScope(session: Session, projects: readonly string[] | null): Promise<void> {
  const wanted = projects === null ? null : [...projects];
  await session`
    create temporary table out_project on commit drop as
      select slug from project where listed and (${wanted}::text[] is null or slug = any(${wanted}::text[]))`;
  await session`
    create temporary table out_repository on commit drop as
      select distinct r.id, case when p.repository_id is null then r.platform_id else p.host || ':' || p.platform_id end as key,
        r.url !~ '^https?://' as local
      from repository r join project_repository pr on pr.repository_id = r.id join out_project o on o.slug = pr.project
      left join platform_repository p on p.repository_id = r.id`;
  const local = await session<{ id: string; key: string }[]>`select id, key from out_repository where local`;
  for (const { id, key } of local)
    if (!key.startsWith('local:')) await session`update out_repository set key = ${localKey(key)} where id = ${id}`;
  await session.unsafe('create unique index on out_repository (id); analyze out_repository, out_project');
}

const page = 2000;

/**
 * Lines of all facts of the projects (null = all that are listed), as JSON text, within the caller's transaction: the
 * same facts give the same lines in the same order, whatever their row ids.
 */
export async function* exportedFacts(
  session: Session,
  projects: readonly string[] | null,
): AsyncGenerator<readonly string[]> {
  await createExportScope(session, projects);
  await createExportPeople(session);
  for (const { type, rows } of queries) {
    const cursor = session
      .unsafe<{ line: string }[]>(
        `select json_strip_nulls(row_to_json(l))::text as line from (select '${type}' as type, q.* from (${rows}) q) l`,
      )
      .cursor(page);
    for await (const found of cursor) yield found.map(({ line }) => line);
  }
}
