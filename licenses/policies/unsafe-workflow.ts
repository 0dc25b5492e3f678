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

import type { CheckFacts, Side } from '../check/facts.ts';
import type { RawFinding } from '../check/finding.ts';
import { definePolicy, rawFinding } from '../policy.ts';
import { isOrdinary, placeText, touchedFiles } from '../policy-parts/touched-file.ts';
import type { Text } from '../result.ts';
import {
  type Danger,
  isPipeline,
  type PipelineReading,
  type UnsafeStep,
  unsafeSteps,
  workflowAt,
} from '../workflows/unsafe.ts';
import type { Workflow } from '../workflows/workflow-file.ts';

const words: Readonly<Record<Danger, { readonly says: Text; readonly fix: Text }>> = {
  'head-checkout': {
    says: { zh: '在有权限的事件里检出外来的提交', en: 'a privileged event checks out what a stranger sent' },
    fix: {
      zh: '改用 pull_request 事件；必须写回时，由另一个 workflow_run 工作流处理，并把产物当作不可信。',
      en: 'Use pull_request; where something has to be written back, do it in a second workflow_run workflow that treats the artifact as hostile.',
    },
  },
  injection: {
    says: { zh: '把外来文字拼进脚本', en: 'text that strangers choose is pasted into a script' },
    fix: {
      zh: '先放进 env：NAME: ${{ … }}，脚本里写 "$NAME"。',
      en: 'Put it into env as NAME: ${{ … }} and write "$NAME" in the script.',
    },
  },
  'write-all': {
    says: { zh: '令牌什么都能写', en: 'the token may write everything' },
    fix: {
      zh: '写 permissions: { contents: read }，需要的任务单独加。',
      en: 'Write permissions: { contents: read } and grant more in the one job that needs it.',
    },
  },
  'self-hosted': {
    says: { zh: '外来的改动在自有机器上运行', en: 'a change from anybody runs on a machine of your own' },
    fix: {
      zh: '外来改动用托管的机器，或每次用完即毁的隔离环境。',
      en: 'Run changes on hosted machines, or in ones that are thrown away.',
    },
  },
  'secret-condition': {
    says: { zh: 'if 里用了密钥', en: 'a condition reads a secret' },
    fix: { zh: '先放进 env，再判断 env。', en: 'Put it into env and ask for that.' },
  },
  'secrets-inherited': {
    says: { zh: '把全部密钥交给别处的工作流', en: 'all secrets go to a workflow of somebody else' },
    fix: { zh: '只传需要的那几个密钥。', en: 'Pass the secrets that it needs by name.' },
  },
  'unpinned-action': {
    says: { zh: '没有固定到提交', en: 'it is not pinned to a commit' },
    fix: {
      zh: '写成 owner/name@<40 位提交号> # v1.2.3；可信的组织可以写进 trust。',
      en: 'Write owner/name@<40-digit commit> # v1.2.3; owners that you trust go into the option trust.',
    },
  },
  'unpinned-include': {
    says: { zh: '引入的流水线没有固定到提交', en: 'the included pipeline is not pinned to a commit' },
    fix: {
      zh: 'project 写 ref: <提交号>，component 写 @<提交号>，remote 写 integrity。',
      en: 'Give a project ref: <commit>, a component @<commit>, a remote its integrity.',
    },
  },
  'piped-script': {
    says: { zh: '直接运行下载的脚本', en: 'it runs a script as it comes from the net' },
    fix: {
      zh: '下载后核对校验和再运行，或用固定版本的动作、镜像。',
      en: 'Download it, compare a checksum, then run it; or use a pinned action or image.',
    },
  },
  'foreign-variable': {
    says: { zh: '把外来文字当命令再解释一遍', en: 'text that strangers choose is read as commands' },
    fix: { zh: '不要用 eval 或 sh -c 拼接；写成 "$NAME"。', en: 'Use no eval or sh -c with it; write "$NAME".' },
  },
};

async function workflowsOf({ tree }: Side): Promise<Workflow[]> {
  const found: Workflow[] = [];
  for (const { path } of tree.files) {
    if (!isPipeline(path) || !isOrdinary(tree, path)) continue;
    const text = await tree.text(path);
    const workflow = text === null ? null : workflowAt(path, text);
    if (workflow !== null && found.length < 200) found.push(workflow);
  }
  return found;
}

async function readAt(side: Side, path: string, trusted: ReadonlySet<string>): Promise<PipelineReading> {
  const text = await side.tree.text(path);
  if (text === null) return { steps: [], error: 'no text' };
  // The others only matter to a workflow that one of them starts.
  const all = text.includes('workflow_run') ? await workflowsOf(side) : [];
  return unsafeSteps(path, text, all, trusted);
}

function findingOf(path: string, { danger, line, text }: UnsafeStep): RawFinding {
  const { says, fix } = words[danger];
  return rawFinding({
    rule: danger,
    subject: `${path} ${text}`,
    message: { zh: `${path}：${says.zh}（${text}）。`, en: `${path}: ${says.en} (${text}).` },
    evidence: [{ kind: 'fact', where: placeText(path, line), says: { zh: text, en: text }, url: null }],
    fix,
    path,
    line,
  });
}

function unreadable(path: string, error: string): RawFinding {
  return rawFinding({
    rule: 'unreadable',
    subject: path,
    undecided: true,
    message: {
      zh: `${path} 读不了，无法判断：${error}`,
      en: `${path} could not be read, so it was not judged: ${error}`,
    },
    evidence: [{ kind: 'fact', where: path, says: { zh: error, en: error }, url: null }],
    fix: { zh: '改成合法的 YAML。', en: 'Make it valid YAML.' },
    path,
    line: null,
  });
}

function isPin({ danger }: UnsafeStep): boolean {
  return danger === 'unpinned-action' || danger === 'unpinned-include';
}

const mostSingly = 5;
const mostNamed = 3;
const mostEvidence = 20;

/** Where a file pins nothing, that is one thing to do. */
function joined(path: string, steps: readonly UnsafeStep[]): RawFinding[] {
  return [...Map.groupBy(steps, ({ danger }) => danger).values()].flatMap((all) => {
    if (all.length <= mostSingly) return all.map((one) => findingOf(path, one));
    const first = findingOf(path, all[0] as UnsafeStep);
    const names = [...new Set(all.map(({ text }) => text))];
    const { zh, en } = words[(all[0] as UnsafeStep).danger].says;
    const shown = names.slice(0, mostNamed).join(', ') + (names.length > mostNamed ? ' …' : '');
    return {
      ...first,
      subject: path,
      message: {
        zh: `${path} 里有 ${all.length} 处${zh}：${shown}。`,
        en: `${path}, ${all.length} times: ${en} (${shown}).`,
      },
      evidence: all.slice(0, mostEvidence).map(({ line, text }) => ({
        kind: 'fact' as const,
        where: placeText(path, line),
        says: { zh: text, en: text },
        url: null,
      })),
    };
  });
}

/** How often each place was there before: one more of the same is new. */
function counts(steps: readonly UnsafeStep[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { danger, text } of steps) found.set(`${danger} ${text}`, (found.get(`${danger} ${text}`) ?? 0) + 1);
  return found;
}

async function judgeFile(
  facts: CheckFacts,
  { path, before }: { path: string; before: string | null },
  trusted: ReadonlySet<string>,
): Promise<RawFinding[]> {
  const now = await readAt(facts.head, path, trusted);
  if (now.error !== null) return [unreadable(path, now.error)];
  const old = facts.base === null || before === null ? null : await readAt(facts.base, before, trusted);
  const left = counts(old?.steps ?? []);
  const fresh = now.steps.filter((one) => {
    const key = `${one.danger} ${one.text}`;
    const times = left.get(key) ?? 0;
    left.set(key, times - 1);
    return times <= 0;
  });
  const pins = fresh.filter(isPin);
  if (pins.length <= mostSingly) return fresh.map((one) => findingOf(path, one));
  return [...fresh.filter((one) => !isPin(one)).map((one) => findingOf(path, one)), ...joined(path, pins)];
}

function rule(level: 'error' | 'warning', danger: Danger) {
  const { zh, en } = words[danger].says;
  return { level, says: { zh: `流水线：${zh}。`, en: `In a pipeline, ${en}.` } };
}

/** Pipelines that a change writes hand nothing to strangers. */
export const unsafeWorkflow = definePolicy({
  id: 'unsafe-workflow',
  name: { zh: '危险的流水线', en: 'Unsafe workflow' },
  question: {
    zh: '改动写的流水线没有给外人留下口子，引入的东西都固定了吗？',
    en: 'Do the pipelines of the change leave nothing open to strangers, and is what they use pinned?',
  },
  about: {
    zh: '读 GitHub、Gitea、Forgejo、GitCode 的工作流和组合动作，GitLab CI、Gitee Go（.workflow/）和其他 CI 的脚本；只报改动新写的地方。',
    en: 'Reads workflows and composite actions of GitHub, Gitea, Forgejo and GitCode, and the scripts of GitLab CI, Gitee Go (.workflow/) and other CI systems; only what the change writes is told.',
  },
  source: 'https://docs.github.com/en/actions/reference/security/secure-use',
  judges: 'both',
  enabled: true,
  rules: {
    'head-checkout': rule('error', 'head-checkout'),
    injection: rule('error', 'injection'),
    'foreign-variable': rule('error', 'foreign-variable'),
    'write-all': rule('warning', 'write-all'),
    'self-hosted': rule('warning', 'self-hosted'),
    'secret-condition': rule('warning', 'secret-condition'),
    'secrets-inherited': rule('warning', 'secrets-inherited'),
    'unpinned-action': rule('warning', 'unpinned-action'),
    'unpinned-include': rule('warning', 'unpinned-include'),
    'piped-script': rule('warning', 'piped-script'),
    unreadable: { level: 'error', says: { zh: '流水线文件读不了。', en: 'A pipeline file could not be read.' } },
  },
  options: {
    trust: {
      kind: 'list',
      default: [],
      says: { zh: '不要求固定的动作所有者，如 actions', en: 'owners whose actions need no pin, as actions' },
    },
  },
  async judge(facts, options) {
    const files = touchedFiles(facts).filter(({ path }) => isPipeline(path) && isOrdinary(facts.head.tree, path));
    if (files.length === 0) return { findings: [], notChecked: [] };
    const trusted = new Set(options.trust.map((owner) => owner.toLowerCase()));
    const findings: RawFinding[] = [];
    for (const file of files) findings.push(...(await judgeFile(facts, file, trusted)));
    return { findings, notChecked: [] };
  },
});
