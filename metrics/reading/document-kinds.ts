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

import type { Text } from '#store/facts.ts';

/** A document that projects are expected to have, and the names it goes by. */
export interface DocumentKind {
  /** What it is called in a sentence. */
  readonly title: Text;
  /** The usual file name, without extension. */
  readonly file: string;
  /** File names without extension, language suffix, blanks, `-` and `_`, in lower case; a version or year may follow. */
  readonly names: readonly string[];
  /** What a README heading or a link's text says when it means this document. Linear: alternatives without nested repeats. */
  readonly words: RegExp;
}

function kind(title: Text, file: string, names: readonly string[], words: RegExp): DocumentKind {
  return { title, file, names, words };
}

/** The documents that checks look for. */
export const documentKinds = {
  adopters: kind(
    { zh: '采用者名单', en: 'list of adopters' },
    'ADOPTERS',
    [
      'adopters',
      'users',
      'whoisusing',
      'usedby',
      '采用者',
      '采用者名单',
      '采用者列表',
      '用户案例',
      '应用案例',
      '用户列表',
      '谁在使用',
    ],
    /\badopters?\b|\bwho(?:'s| is| are)? using\b|\bused by\b|采用者|用户案例|应用案例|落地案例|谁在使用|谁在用|使用者名单|用户列表/i,
  ),
  changelog: kind(
    { zh: '变更日志', en: 'changelog' },
    'CHANGELOG',
    [
      'changelog',
      'changes',
      'history',
      'releasenotes',
      'news',
      '变更日志',
      '更新日志',
      '变更记录',
      '更新记录',
      '版本说明',
      '发布说明',
      '发行说明',
    ],
    /\bchange ?log\b|\brelease notes\b|变更日志|更新日志|变更记录|更新记录|版本说明|发布说明|发行说明|版本历史/i,
  ),
  codeOfConduct: kind(
    { zh: '行为准则', en: 'code of conduct' },
    'CODE_OF_CONDUCT',
    ['codeofconduct', 'conduct', 'coc', '行为准则', '行为守则', '行为规范', '社区行为准则', '社区准则'],
    /\bcode of conduct\b|行为准则|行为守则|行为规范|社区准则/i,
  ),
  contributing: kind(
    { zh: '贡献指南', en: 'contributing guide' },
    'CONTRIBUTING',
    [
      'contributing',
      'contribute',
      'contribution',
      'contributionguide',
      'contributionguidelines',
      '贡献指南',
      '贡献说明',
      '参与贡献',
      '贡献',
      '如何贡献',
      '贡献者指南',
      '开发者贡献指南',
    ],
    /\bcontribut(?:e|ing|ions?)\b|贡献指南|贡献说明|参与贡献|如何贡献|贡献代码|贡献者指南|^贡献$/i,
  ),
  governance: kind(
    { zh: '治理文档', en: 'governance document' },
    'GOVERNANCE',
    [
      'governance',
      'projectgovernance',
      'governancemodel',
      'charter',
      '治理',
      '治理文档',
      '社区治理',
      '治理章程',
      '治理规则',
      '社区章程',
      '项目治理',
    ],
    /\bgovernance\b|\bcharter\b|治理|章程/i,
  ),
  maintainers: kind(
    { zh: '维护者名单', en: 'list of maintainers' },
    'MAINTAINERS',
    [
      'maintainers',
      'maintainer',
      'owners',
      'codeowners',
      'ownersaliases',
      'siginfo',
      '维护者',
      '维护者名单',
      '维护者列表',
      '项目维护者',
      '维护人',
    ],
    /\bmaintainers?\b|\bcode ?owners\b|维护者|维护人|核心成员/i,
  ),
  roadmap: kind(
    { zh: '路线图', en: 'roadmap' },
    'ROADMAP',
    ['roadmap', '路线图', '发展路线图', '版本规划', '规划', '项目规划', '开发计划', '发展规划'],
    /\broad ?maps?\b|路线图|版本规划|开发计划|发展规划|项目规划|未来规划/i,
  ),
  security: kind(
    { zh: '安全策略', en: 'security policy' },
    'SECURITY',
    [
      'security',
      'securitypolicy',
      'securitycontacts',
      '安全',
      '安全策略',
      '安全政策',
      '安全说明',
      '安全漏洞',
      '漏洞上报',
      '漏洞报告',
    ],
    /\bsecurity\b|\bvulnerabilit(?:y|ies)\b|安全策略|安全政策|安全漏洞|漏洞上报|漏洞报告|漏洞反馈|安全问题|安全响应|^安全$/i,
  ),
  support: kind(
    { zh: '求助渠道说明', en: 'support page' },
    'SUPPORT',
    [
      'support',
      'help',
      'community',
      'communication',
      'contact',
      '支持',
      '帮助',
      '联系我们',
      '获取帮助',
      '技术支持',
      '社区交流',
      '交流',
    ],
    /^(?:community |user |commercial )?support(?: channels?)?$|\bsupport channels?\b|\b(?:getting|get|need|asking for) (?:help|support|in touch)\b|^help(?: (?:and|&) support)?$|^contacts?(?: us)?$|\bcommunication(?: channels?)?$|^(?:the )?community$|^join (?:us|the community|our community)$|^discussions?$|\bmailing lists?\b|^(?:chat|questions\??|stay in touch)$|技术支持|获取帮助|寻求帮助|帮助与支持|联系我们|联系方式|社区交流|加入社区|加入我们|交流(?:群|渠道|方式|与反馈)|沟通渠道|邮件列表|^(?:社区|支持|帮助|交流|讨论|联系)$/i,
  ),
  build: kind(
    { zh: '构建文档', en: 'build document' },
    'BUILDING',
    [
      'building',
      'build',
      'buildguide',
      'compile',
      'compiling',
      'install',
      'installation',
      'development',
      'developing',
      'hacking',
      '构建',
      '编译',
      '构建指南',
      '编译指南',
      '编译说明',
      '构建说明',
      '安装',
      '安装指南',
      '开发指南',
    ],
    /\bbuild(?:ing)?\b|\bcompil(?:e|ing|ation)\b|\binstall(?:ing|ation)?\b|\bfrom source\b|\bdevelopment\b|构建|编译|安装|源码安装|开发环境/i,
  ),
  usage: kind(
    { zh: '使用或接口文档', en: 'user or interface document' },
    'USAGE',
    [
      'usage',
      'userguide',
      'usermanual',
      'manual',
      'guide',
      'quickstart',
      'gettingstarted',
      'tutorial',
      'api',
      'apireference',
      'reference',
      '使用说明',
      '使用指南',
      '用户指南',
      '用户手册',
      '使用手册',
      '接口文档',
      '快速开始',
      '快速入门',
      '教程',
    ],
    /\busage\b|\buser(?:'s)? (?:guide|manual)\b|\bdocumentation\b|\bdocs\b|\bmanual\b|\btutorials?\b|\bapi\b|\breference\b|\bexamples?\b|\bhow to use\b|使用说明|使用指南|使用方法|用户指南|用户手册|使用手册|使用文档|接口文档|接口说明|文档|教程|示例|^使用$|^用法$/i,
  ),
} as const satisfies Record<string, DocumentKind>;
