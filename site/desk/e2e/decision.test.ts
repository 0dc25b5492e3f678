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

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Deciders, deciders, readyCase } from '#api/desk/decisions/testing.ts';
import { launchBrowser } from '../../testing/browser.ts';
import { type DeskHub, deskHub } from '../../testing/desk.ts';
import { visit } from '../../testing/look.ts';

let hub: DeskHub;
let browser: Browser;
let people: Deciders;
let now = new Date('2026-11-22T08:00:00Z');
type SignedIn = Awaited<ReturnType<DeskHub['signIn']>>;

/** The clock of the hub stands still, that of sessions goes: they are made in the present of the test. */
beforeAll(async () => {
  [hub, browser] = await Promise.all([deskHub({ now: () => now }), launchBrowser()]);
  people = await deciders(hub.store);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.[Symbol.asyncDispose]();
});

const nasty = '<script>alert(1)</script> \u202Egnp.exe';
const wide = { width: 1280, height: 900 };
const narrow = { width: 375, height: 800 };

async function open(who: SignedIn | null, options: object = {}): Promise<Page> {
  const context = await hub.browse(browser, who, { viewport: wide, ...options });
  return context.newPage();
}

const votePage = (code: string, locale = 'zh') => `/${locale}/desk/applications/${code}/vote/`;

describe('deciding a case', () => {
  it('looks sound in both languages and both widths, whatever was written in it', async () => {
    const ready = await readyCase(hub.store, 'sandbox', people, { votes: ['for', 'against', 'for'] });
    await hub.store.db
      .updateTable('application')
      .set({ title: `案例 ${nasty}` })
      .where('code', '=', ready.code)
      .execute();
    await hub.store.db
      .insertInto('objection')
      .values({
        notice: ready.notice,
        raised_by: 'visitor',
        name: nasty,
        contact: nasty,
        text: nasty,
        outcome: null,
        answer: null,
        answered_by: null,
        answered_at: null,
      })
      .execute();
    const fresh = await readyCase(hub.store, 'incubating', people, { state: 'reviewing', votes: null, notice: false });
    const member = await hub.signIn({ name: '委员 Lin', roles: ['committee', 'administrator'] });
    for (const [locale, viewport] of [
      ['zh', narrow],
      ['en', wide],
    ] as const) {
      const page = await open(member, { viewport });
      for (const code of [ready.code, fresh.code]) {
        const found = await visit(page, votePage(code, locale));
        expect({ code, ...found }).toEqual({ code, status: 200, faults: [] });
      }
      const visitor = await open(null, { viewport });
      const found = await visit(visitor, `/${locale}/apply/notice/${ready.code}/`);
      expect(found).toEqual({ status: 200, faults: [] });
      expect(await visitor.content()).not.toContain('gnp.exe</bdi> ·');
      await Promise.all([page.context().close(), visitor.context().close()]);
    }
    expect(hub.faults).toEqual([]);
  }, 120_000);

  it('from the vote through the notice with an objection to the stage, without scripts', async () => {
    const ready = await readyCase(hub.store, 'sandbox', people, { state: 'reviewing', votes: null, notice: false });
    await hub.store.db.updateTable('member').set({ roles: [] }).where('name', 'like', '委员%').execute();
    const one = await hub.signIn({ name: '甲', roles: ['committee'] });
    const two = await hub.signIn({ name: '乙', roles: ['committee'] });
    const plain = { javaScriptEnabled: false };
    const [first, second, anybody] = await Promise.all([open(one, plain), open(two, plain), open(null, plain)]);
    await first.goto(votePage(ready.code));
    await first.getByRole('button', { name: '开始表决' }).click();
    expect(await first.getByRole('status').textContent()).toContain('表决已开始');
    await first.getByLabel('反对').check();
    await first.getByRole('button', { name: '投票' }).click();
    expect(await first.getByRole('alert').textContent()).toContain('反对或回避须写明理由');
    await first.getByLabel('赞成').check();
    await first.getByRole('button', { name: '投票' }).click();
    await second.goto(votePage(ready.code));
    expect(await second.locator('#ballot ~ div').textContent()).toContain('已投票 1');
    await second.getByLabel('赞成').check();
    await second.getByRole('button', { name: '投票' }).click();
    await second.getByRole('button', { name: '结束表决并计票' }).click();
    expect(await second.locator('svg.bar desc').textContent()).toBe('赞成 2，反对 0，弃权 0，未投 0，回避 0。');
    await second.getByRole('button', { name: '开始公示' }).click();
    await anybody.goto(`/zh/apply/notice/${ready.code}/`);
    await anybody.getByLabel('姓名或单位').fill('路人');
    await anybody.getByLabel('异议内容').fill('请核对署名。');
    await anybody.getByRole('button', { name: '提交异议' }).click();
    expect(await anybody.getByRole('status').textContent()).toContain('异议已收到');
    await first.goto(votePage(ready.code));
    await first.getByRole('textbox', { name: '答复' }).fill('已核对，署名齐全。');
    await first.getByRole('button', { name: '异议不成立' }).click();
    expect(await first.getByRole('status').textContent()).toContain('答复已公布');
    expect(await first.getByRole('button', { name: '准许进入沙箱' }).count()).toBe(0);
    now = new Date('2026-11-22T15:00:00Z');
    await hub.store.db
      .updateTable('public_notice')
      .set({ until_at: new Date('2026-11-22T14:00:00Z') })
      .execute();
    await first.reload();
    await first.locator('#decide ~ div').getByRole('textbox', { name: '理由' }).first().fill('条件齐备，准予接纳。');
    await first.getByRole('button', { name: '准许进入沙箱' }).click();
    expect(await first.getByRole('status').textContent()).toContain('项目已进入新阶段');
    const project = await hub.store.db
      .selectFrom('project')
      .select(['stage', 'listed'])
      .where('slug', '=', ready.slug)
      .executeTakeFirstOrThrow();
    expect(project).toEqual({ stage: 'sandbox', listed: true });
    expect(hub.faults).toEqual([]);
  }, 120_000);

  it('a waiver takes two people', async () => {
    const ready = await readyCase(hub.store, 'sandbox', people, { state: 'reviewing', votes: null, notice: false });
    await hub.store.db
      .updateTable('judgement')
      .set({ verdict: 'fail', reason: '未识别' })
      .where('application', '=', ready.id)
      .where('criterion', '=', 'LEG-01')
      .execute();
    const one = await hub.signIn({ name: '丙', roles: ['committee'] });
    const two = await hub.signIn({ name: '丁', roles: ['committee'] });
    const [first, second] = await Promise.all([
      open(one, { javaScriptEnabled: false }),
      open(two, { javaScriptEnabled: false }),
    ]);
    await first.goto(votePage(ready.code, 'en'));
    await first.locator('summary', { hasText: 'Propose a waiver' }).click();
    await first.locator('#waivers ~ div').getByLabel('Reason').fill('The change of licence is under way.');
    await first.locator('#waivers ~ div').getByLabel('Until').fill('2027-01-31');
    await first.getByRole('button', { name: 'Propose a waiver' }).click();
    expect(await first.getByRole('status').textContent()).toContain('a second person');
    expect(await first.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
    await second.goto(votePage(ready.code, 'en'));
    await second.getByRole('button', { name: 'Confirm' }).click();
    expect(await second.locator('#waivers ~ div').textContent()).toContain('confirmed');
    expect(await second.getByRole('button', { name: 'Open the vote' }).count()).toBe(1);
  }, 60_000);
});
