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

import { curationKeys, type SettingKey, settingKeys, waiverKeys } from '#licenses/check/settings-keys.ts';
import type { AnyPolicy, PolicyOption, PolicyRule } from '#licenses/policy.ts';
import { policies } from '#licenses/policy-registry.ts';
import { both, cell, generatedNote, type Page, table } from '../page.ts';

const judges = {
  change: '变更 a change',
  tree: '整个仓库 a whole tree',
  both: '变更和整个仓库 a change, and a whole tree',
} as const;

const kinds: Readonly<Record<SettingKey['kind'] | PolicyOption['kind'], string>> = {
  text: '文字 text',
  choice: '选一 one of',
  list: '列表 list',
  map: '映射 map',
  number: '数字 number',
  boolean: '`true` / `false`',
};

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function valuesOf({
  kind,
  values,
}: (Pick<SettingKey, 'kind'> & { readonly values?: readonly string[] }) | PolicyOption): string {
  const listed = values === undefined ? '' : `: ${values.map(code).join(' ')}`;
  return `${kinds[kind]}${listed}`;
}

function defaultOf(value: PolicyOption['default']): string {
  if (typeof value !== 'object') return code(String(value));
  return value.length === 0 ? '`[]`' : value.map(code).join(' ');
}

function keyTable(keys: Readonly<Record<string, SettingKey>>): string {
  const rows = Object.entries(keys).map(([key, one]) => [
    code(key),
    valuesOf(one),
    one.required === true ? '必填 required' : one.default === null ? '—' : code(one.default),
    both(one.says),
  ]);
  return table(['键 key', '值 value', '默认 default', '含义 meaning'], rows);
}

function example(keys: Readonly<Record<string, SettingKey>>): string {
  return `\`\`\`yaml\n${Object.values(keys)
    .map((one) => one.example)
    .join('\n')}\n\`\`\``;
}

function listExample(key: 'waivers' | 'licences'): string {
  return `\`\`\`yaml\n${settingKeys[key].example}\n\`\`\``;
}

function section(policy: AnyPolicy): string {
  const rules = Object.entries<PolicyRule>(policy.rules).map(([id, { level, says }]) => [
    code(id),
    code(level),
    both(says),
  ]);
  const options = Object.entries<PolicyOption>(policy.options).map(([key, option]) => [
    code(key),
    valuesOf(option),
    defaultOf(option.default),
    both(option.says),
  ]);
  const on = policy.enabled ? '开启 on' : '关闭 off';
  return [
    `### \`${policy.id}\` ${policy.name.zh} · ${policy.name.en}`,
    `${policy.question.zh}\n\n${policy.question.en}`,
    `${policy.about.zh}\n\n${policy.about.en}`,
    `判断 judges: ${judges[policy.judges]} · 默认 default: ${on} · 来源 source: <${policy.source}>`,
    table(['规则 rule', '级别 level', '含义 meaning'], rules),
    ...(options.length === 0 ? [] : [table(['选项 option', '值 value', '默认 default', '含义 meaning'], options)]),
  ].join('\n\n');
}

const intro = `策略文件是仓库根目录的 \`.tongming.yml\`。没有这个文件时用默认值；检查一个变更时读的是基线提交里的文件，变更改不了判断自己的策略。不认识的键、种类或值不对的，都连行号一起拒绝。编辑器可用 [tongming.schema.json](tongming.schema.json) 核对它。

The policy file is \`.tongming.yml\` in the root of the repository. Without it the defaults hold; a change is judged by the file of its base commit, so that it cannot alter the policy that judges it. Keys that are not known, and values of another kind, are refused with their line. Editors can check it with [tongming.schema.json](tongming.schema.json).`;

const levels = `级别从轻到重是 \`note\`、\`warning\`、\`error\`；达到 \`fail-on\` 的发现使检查不通过（退出码 1）。没能判断、而本来可能不通过的，结果是“无法判断”（退出码 3），不是通过。策略文件给一条规则写的级别代替它的默认级别；策略自己判得更轻的（例如变更之前就有的，是 \`note\`）保持不变。

Levels are, from mild to severe, \`note\`, \`warning\`, \`error\`; findings of \`fail-on\` or worse fail the check (exit code 1). What could not be judged, and could have failed, makes the verdict "undecided" (exit code 3), and no pass. A level in the policy file replaces that of the rule; what the policy itself took milder (a \`note\` for what was there before the change) stays so.`;

const waiving = `豁免绑定在：包（\`purl\` + \`versions\`，关于许可证的发现还要 \`licence\`）；或路径（\`path\` + \`rule\`）；或一条发现（\`finding\`）。到期、版本出了范围或许可证变了，原来的发现重新计入，并写明豁免为什么不成立。豁免了的发现照样列出并计数。

A waiver is bound to a package (\`purl\` and \`versions\`, and \`licence\` where the finding is about one), to a path (\`path\` and \`rule\`), or to one finding (\`finding\`). When it has expired, the version leaves the range, or the licence changes, the finding counts again and says why the waiver does not hold. What is waived is still listed and counted.`;

/** Reference of the policy file and of all policies. */
export function policiesPage(): Page {
  const parts = [
    '# 策略 · Policies',
    generatedNote,
    intro,
    '## `.tongming.yml`',
    keyTable(settingKeys),
    example(settingKeys),
    levels,
    '### `waivers`',
    waiving,
    keyTable(waiverKeys),
    listExample('waivers'),
    '### `licences`',
    keyTable(curationKeys),
    listExample('licences'),
    '## 各项策略 · All policies',
    ...Array.from(policies.values(), section),
  ];
  return { path: 'docs/policies.md', text: `${parts.join('\n\n')}\n` };
}
