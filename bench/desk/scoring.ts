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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDesk } from '#api/desk/testing.ts';
import { joinServer } from '#store/embedded/server.ts';
import { openStore, type Store } from '#store/open.ts';
import { silent } from '#store/testing.ts';
import { type BenchRow, interleave, spreadOf } from '../bench.ts';
import { benchCases, benchReviewers, criteria } from './case.ts';
import { findPgbench, transactionsPerSecond } from './pgbench.ts';

const clients = 8;
const seconds = 5;
const rounds = 5;
const [cases, reviewers] = [60, 400];

const reason =
  'The document is there, names who decides, and was followed in the last three releases that I looked at.';

/** Judgements a second through the API, `clients` at a time; each is of another reviewer, case or criterion. */
function judging(store: Store, codes: readonly string[], people: Awaited<ReturnType<typeof benchReviewers>>) {
  const desk = testDesk(store, { now: () => new Date() });
  let next = 0;
  async function one(): Promise<void> {
    const i = next++;
    const [person, code] = [people[i % people.length], codes[Math.floor(i / people.length) % codes.length]];
    const criterion = criteria[Math.floor(i / people.length / codes.length)];
    if (person === undefined || criterion === undefined) throw new RangeError('every judgement was given');
    const path = `/applications/${code}/judgements/${criterion}`;
    const { status } = await desk.ask(person, 'put', path, { verdict: 'pass', points: 8, reason, version: 0 });
    if (status !== 200) throw new Error(`a judgement was answered with ${status}`);
  }
  return async () => {
    const [started, before] = [performance.now(), next];
    const until = started + seconds * 1000;
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (performance.now() < until) await one();
      }),
    );
    return ((next - before) * 1000) / (performance.now() - started);
  };
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

/** What the API asks the database for one judgement, statement by statement. */
function scriptOf(codes: readonly string[], people: readonly { readonly userId: string }[]): string {
  const one = (values: readonly string[], place: string) => `(array[${quoted(values)}])[:${place}::int]`;
  const ground = `
    select a.id, a.state, a.clock, a.version, a.target_stage, a.rubric_id, a.rubric_version,
      (select r.digest from rubric r where (r.id, r.version) = (a.rubric_id, a.rubric_version)) as digest,
      e.id as evidence, e.machine, (
        select json_build_object('verdict', j.verdict, 'points', j.points, 'reason', j.reason,
          'evidence', j.evidence::text, 'version', j.version)
        from judgement j where j.application = a.id and j.criterion = :criterion and j.reviewer = :member
      ) as current
    from application a
    left join lateral (
      select e.id, (select item ->> 'status' from json_array_elements(e.items) item
        where item ->> 'criterion' = :criterion limit 1) as machine
      from application_evidence e where e.application = a.id order by e.id desc limit 1) e on true
    where a.code = :code for share of a`;
  const after = `{"reviewer"\\: "x", "criterion"\\: "x", "verdict"\\: "pass", "reason"\\: "${reason}", "version"\\: 1}`;
  const json = after.replaceAll('\\:', ' :');
  return [
    `\\set c random(1, ${codes.length})`,
    `\\set p random(1, ${people.length})`,
    `\\set i random(1, ${criteria.length})`,
    '\\set k random(1, 1000000000000000)',
    // The reviewer and the criterion are drawn along with the facts: drawing is no statement of ours.
    `select a.code, ${one(
      people.map(({ userId }) => userId),
      'p',
    )} as member, ${one(criteria, 'i')} as criterion,
      a.id, a.state, a.applicant, a.project, a.organisations, a.decided_at is not null as decided,
      exists (select from public_notice n where n.application = a.id) as noticed,
      array(select c.member from project_claim c where c.project = a.project and c.state = 'proven' order by c.member)
        as maintainers
      from application a where a.code = ${one(codes, 'c')} \\gset`,
    'begin;',
    `insert into idempotency (actor, key, route, body_hash, status, answer)
      values ('user' || :member, 'bench-' || :k, 'judge-criterion', sha256('x'), 0, 'null') on conflict do nothing;`,
    `${ground} \\gset g_`,
    `insert into judgement (application, criterion, reviewer, verdict, points, reason, evidence, at)
      values (:g_id, :criterion, :member, 'pass', 8, '${reason}', :g_evidence, now()) on conflict do nothing;`,
    `with added as (
      insert into audit_event (at, actor, actor_name, action, object_kind, object_id, before, after, reason, request)
      values (now(), 'user' || :member, 'Reviewer', 'review.judge', 'application', :code, null, '${json}', '${reason}', 'bench-' || :k)
      returning seq)
      update idempotency set status = 200, answer = '${json}' where actor = 'user' || :member and key = 'bench-' || :k;`,
    'commit;',
    '',
  ]
    .map((line) => line.replaceAll(/\n\s+/g, ' '))
    .join('\n');
}

function rowOf(ours: readonly number[], limit: readonly number[], note: string): BenchRow {
  const ratios = spreadOf(ours.map((value, i) => value / (limit[i] ?? Number.NaN)));
  return {
    name: 'judgements through the API ÷ pgbench of the same statements',
    ours: Math.round(spreadOf(ours).median),
    limit: limit.length === 0 ? Number.NaN : Math.round(spreadOf(limit).median),
    ratio: ratios.median,
    target: '≥ 0.5',
    note: `${note}, ratios ${ratios.min.toFixed(2)}–${ratios.max.toFixed(2)}`,
  };
}

/** Scoring through the API beside pgbench, on a server that writes to the disk before it says so. */
export async function run(): Promise<BenchRow[]> {
  const directory = await mkdtemp(join(tmpdir(), 'tongming-bench-'));
  const server = await joinServer({ dataDir: directory, log: silent });
  const store = await openStore({
    databaseUrl: null,
    dataDir: directory,
    log: silent,
    applicationName: 'bench',
    max: clients,
  });
  try {
    const codes = (await benchCases(store, cases)).map(({ code }) => code);
    const people = await benchReviewers(store, reviewers);
    const ours = judging(store, codes, people);
    const note = `judgements a second, ${clients} at a time, ${rounds} rounds of ${seconds} s, fsync on`;
    const program = findPgbench();
    await ours();
    if (program === null) return [rowOf([await ours()], [], `${note}; pgbench was not found`)];
    const script = join(directory, 'scoring.sql');
    // Cases of their own: what one side has judged the other could not.
    const others = (await benchCases(store, cases)).map(({ code }) => code);
    await writeFile(script, scriptOf(others, people));
    const limit = () => transactionsPerSecond(program, server.connection, { script, clients, seconds });
    const measured = await interleave(rounds, ours, limit);
    return [rowOf(measured.ours, measured.limit, note)];
  } finally {
    await store.close();
    await server.leave();
    await rm(directory, { recursive: true, force: true });
  }
}

if (import.meta.main) console.table(await run());
