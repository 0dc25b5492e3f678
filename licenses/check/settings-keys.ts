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

import type { Text } from '../result.ts';

/** A key of the policy file, for its reference and its schema. */
export interface SettingKey {
  readonly kind: 'text' | 'choice' | 'list' | 'map';
  /** As written in the file; null where nothing is meant when it is absent. */
  readonly default: string | null;
  readonly required?: true;
  /** Of a choice. */
  readonly values?: readonly string[];
  readonly says: Text;
  /** Lines of the file. */
  readonly example: string;
}

type Keys = Readonly<Record<string, SettingKey>>;

/** Levels, from least to worst. */
export const levels = ['note', 'warning', 'error'] as const;

const useValues = ['copied', 'modified', 'static', 'dynamic', 'network', 'tool', 'data', 'test'];

/** Keys at the top of `.tongming.yml`. */
export const settingKeys = {
  version: {
    kind: 'choice',
    default: '1',
    values: ['1'],
    says: { zh: '本文件格式的版本。', en: 'Version of the form of this file.' },
    example: 'version: 1',
  },
  lang: {
    kind: 'choice',
    default: null,
    values: ['zh', 'en'],
    says: {
      zh: '报告所用的语言；没写时按 `--lang` 和系统语言。',
      en: 'Language of reports; where it is absent, as `--lang` and the locale say.',
    },
    example: 'lang: zh',
  },
  outbound: {
    kind: 'text',
    default: null,
    says: {
      zh: '作品对外所用的许可证（SPDX 表达式）；没写时取仓库自己声明的。',
      en: 'Licence under which the work is given to others (SPDX expression); where it is absent, what the repository declares.',
    },
    example: 'outbound: MulanPSL-2.0',
  },
  distribution: {
    kind: 'choice',
    default: 'source',
    values: ['none', 'binary', 'source', 'hosted'],
    says: {
      zh: '作品怎样到别人手里：`none` 只在内部用，`binary` 发布成品，`source` 发布源代码，`hosted` 只通过网络提供服务。',
      en: 'How the work reaches others: `none` stays inside, `binary` and `source` are shipped, `hosted` is used over a network only.',
    },
    example: 'distribution: hosted',
  },
  use: {
    kind: 'choice',
    default: 'dynamic',
    values: useValues,
    says: {
      zh: '依赖怎样用在作品里；只用于开发、构建或测试的依赖另按 `tool` 和 `test` 判断。',
      en: 'How dependencies are used in the work; those only for development, building or tests are judged as `tool` and `test`.',
    },
    example: 'use: static',
  },
  uses: {
    kind: 'map',
    default: null,
    values: useValues,
    says: {
      zh: '个别依赖的用法：键是生态名，或不带版本的 purl（也可只写到命名空间），最长的匹配为准。',
      en: 'How single dependencies are used, by ecosystem or by purl without version (or only its namespace); the longest match wins.',
    },
    example: 'uses:\n  cargo: static\n  pkg:npm/esbuild: tool',
  },
  'fail-on': {
    kind: 'choice',
    default: 'error',
    values: levels,
    says: {
      zh: '达到这一级别的发现使检查不通过。',
      en: 'Findings of this level or worse fail the check.',
    },
    example: 'fail-on: warning',
  },
  exclude: {
    kind: 'list',
    default: '[]',
    says: {
      zh: '完全不判断的路径。`*` 在一个名称之内，`**` 可跨目录，`?` 是一个字符；不含斜杠的名称在任何一层都算。',
      en: 'Paths that are not judged at all. `*` stays within a name, `**` goes across directories, `?` is one character; a name without a slash is meant at any depth.',
    },
    example: 'exclude:\n  - testdata/',
  },
  'third-party': {
    kind: 'list',
    default: '[]',
    says: {
      zh: '存放他人代码的路径：不要求本项目的文件头。',
      en: 'Paths that hold other people’s code: the headers of this project are not asked of it.',
    },
    example: 'third-party:\n  - third_party/',
  },
  policies: {
    kind: 'map',
    default: '{}',
    says: {
      zh: '各项策略：`off` 关闭，`on` 开启，一个级别（`note`、`warning`、`error`）用于它的全部规则，或者一个映射：`level`、按规则的 `levels`，以及策略自己的选项。',
      en: 'Single policies: `off`, `on`, a level (`note`, `warning`, `error`) for all its rules, or a map with `level`, `levels` by rule, and the options of the policy.',
    },
    example: 'policies:\n  licence-unknown: warning\n  licence-pairs: off',
  },
  waivers: {
    kind: 'list',
    default: '[]',
    says: {
      zh: '豁免：有理由、有负责人、有期限的例外。',
      en: 'Exceptions, each with a reason, an owner and an end.',
    },
    example:
      'waivers:\n  - policy: licence-category\n    purl: pkg:npm/example\n    versions: ">=2 <3"\n    licence: LGPL-3.0-only\n    reason: linked dynamically, reviewed in issue 12\n    owner: legal@example.org\n    expires: 2027-06-30',
  },
  licences: {
    kind: 'list',
    default: '[]',
    says: {
      zh: '人工核实过的包许可证；优先于文件里写的。',
      en: 'Licences of packages that a person has looked up; they come before what files say.',
    },
    example:
      'licences:\n  - purl: pkg:pypi/example\n    versions: ">=1 <2"\n    licence: BSD-3-Clause\n    reason: says "BSD"; the text at v1.4 is the three-clause one',
  },
} as const satisfies Keys;

const versionsKey = {
  kind: 'text',
  default: null,
  says: {
    zh: '版本范围，按该生态的版本次序：如 `>=1.2`、`1.4.0`，空格表示同时满足，`||` 表示任一，`*` 是所有版本；超出范围就不再适用。',
    en: 'Range of versions in the order of the ecosystem, as `>=1.2` or `1.4.0`; a blank means both, `||` either, `*` all versions; outside of it nothing is covered.',
  },
  example: 'versions: ">=2 <3"',
} as const satisfies SettingKey;

const purlKey = {
  kind: 'text',
  default: null,
  says: { zh: '不带版本的 purl。', en: 'A purl without version.' },
  example: 'purl: pkg:npm/example',
} as const satisfies SettingKey;

/** Keys of one waiver. */
export const waiverKeys = {
  policy: {
    kind: 'text',
    default: null,
    required: true,
    says: { zh: '豁免哪项策略。', en: 'The policy that it is an exception from.' },
    example: 'policy: licence-category',
  },
  rule: {
    kind: 'text',
    default: null,
    says: { zh: '只豁免其中一条规则；按路径豁免时必填。', en: 'Only this rule of it; required beside `path`.' },
    example: 'rule: denied',
  },
  purl: purlKey,
  versions: {
    ...versionsKey,
    says: { zh: `${versionsKey.says.zh}与 \`purl\` 同写。`, en: `${versionsKey.says.en} Required beside \`purl\`.` },
  },
  licence: {
    kind: 'text',
    default: null,
    says: {
      zh: '包必须仍是的许可证（SPDX 表达式）：关于许可证的豁免必填，许可证一变就重新待审。',
      en: 'The licence that the package must still have (SPDX expression): needed where the finding is about a licence, and open to review again when it changes.',
    },
    example: 'licence: LGPL-3.0-only',
  },
  path: {
    kind: 'text',
    default: null,
    says: { zh: '路径或路径模式，与 `rule` 同写。', en: 'A path or a pattern of paths, beside `rule`.' },
    example: 'path: assets/logo.svg',
  },
  finding: {
    kind: 'text',
    default: null,
    says: { zh: '一条发现的编号，或一条公告的编号。', en: 'Id of one finding, or of an advisory.' },
    example: 'finding: GHSA-aaaa-bbbb-cccc',
  },
  reason: {
    kind: 'text',
    default: null,
    required: true,
    says: { zh: '为什么可以例外。', en: 'Why the exception is right.' },
    example: 'reason: linked dynamically, reviewed in issue 12',
  },
  owner: {
    kind: 'text',
    default: null,
    required: true,
    says: { zh: '谁负责。', en: 'Who answers for it.' },
    example: 'owner: legal@example.org',
  },
  expires: {
    kind: 'text',
    default: null,
    required: true,
    says: { zh: '从哪天起失效（YYYY-MM-DD）。', en: 'The day from which it is void (YYYY-MM-DD).' },
    example: 'expires: 2027-06-30',
  },
} as const satisfies Keys;

/** Keys of one entry of `licences`. */
export const curationKeys = {
  purl: { ...purlKey, required: true },
  versions: {
    ...versionsKey,
    says: {
      zh: `${versionsKey.says.zh}没写时是所有版本。`,
      en: `${versionsKey.says.en} All versions where it is absent.`,
    },
  },
  licence: {
    kind: 'text',
    default: null,
    required: true,
    says: { zh: '核实的许可证（SPDX 表达式）。', en: 'The licence that was found (SPDX expression).' },
    example: 'licence: BSD-3-Clause',
  },
  reason: {
    kind: 'text',
    default: null,
    required: true,
    says: { zh: '依据是什么。', en: 'What it rests on.' },
    example: 'reason: the text at v1.4 is the three-clause one',
  },
} as const satisfies Keys;
