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

import type { Locale } from '../locale.ts';

interface Words {
  readonly [key: string]: string | readonly string[];
  readonly title: string;
  readonly home: string;
  readonly other: string;
  readonly intro: string;
  readonly document: string;
  readonly rules: string;
  readonly ruleList: readonly string[];
  readonly routes: string;
  readonly shapes: string;
  readonly shapesIntro: string;
  readonly problems: string;
  readonly problemsIntro: string;
  readonly kind: string;
  readonly status: string;
  readonly meaning: string;
  readonly parameter: string;
  readonly place: string;
  readonly type: string;
  readonly required: string;
  readonly optional: string;
  readonly answers: string;
  readonly field: string;
  readonly query: string;
  readonly path: string;
}

/** Words of the reference page. */
export const words: Readonly<Record<Locale, Words>> = {
  zh: {
    title: '通明 API 参考',
    home: '返回首页',
    other: 'English',
    intro: '项目、指标、检查、评分和排名，都可以直接读取：不需要密钥，任何来源的网页都能调用。',
    document: 'OpenAPI 3.1 文档（openapi.json）',
    rules: '通用约定',
    ruleList: [
      '只有 GET、HEAD 和 OPTIONS。所有回应都带 ETag；带上 If-None-Match 再问，没有变化时回 304。',
      '未知的值是 null，并说明原因；绝不写成 0。',
      '时间一律为 UTC。月份写作 2026-10，日期写作 2026-10-31。数据库编号是字符串。',
      '不认识的参数、重复的参数都会被拒绝（400），并指出是哪一个、该怎么写。',
      '列表按页给出：把回应里的 next 原样放进 cursor，就是下一页；next 为 null 时到头。',
      '出错时回 application/problem+json（RFC 9457）；遇到 503 请按 Retry-After 等几秒再来。',
    ],
    routes: '接口',
    shapes: '数据结构',
    shapesIntro: '“可为 null” 表示可能未知。',
    problems: '错误类型',
    problemsIntro: '回应里的 type 指向下面的某一行；detail 是英文说明，detailZh 是中文说明。',
    kind: '类型',
    status: '状态码',
    meaning: '含义',
    parameter: '参数',
    place: '位置',
    type: '类型',
    required: '必填',
    optional: '可选',
    answers: '回应',
    field: '字段',
    query: '查询串',
    path: '路径',
  },
  en: {
    title: 'Tongming API reference',
    home: 'Home page',
    other: '中文',
    intro: 'Projects, metrics, checks, scores and rankings, open to read: no key, from pages of any origin.',
    document: 'OpenAPI 3.1 document (openapi.json)',
    rules: 'What holds everywhere',
    ruleList: [
      'There are GET, HEAD and OPTIONS. Every answer has an ETag; ask again with If-None-Match and get 304 when nothing changed.',
      'What is unknown is null with a reason, never 0.',
      'Times are UTC. Months are written 2026-10, days 2026-10-31. Ids of database rows are strings.',
      'A parameter that is unknown or given twice is refused (400), with its name and what would be accepted.',
      'Lists come in pages: pass next of one answer as cursor of the next question; null means the end.',
      'Errors are application/problem+json (RFC 9457); after a 503 wait as long as Retry-After says.',
    ],
    routes: 'Addresses',
    shapes: 'Shapes',
    shapesIntro: '“or null” marks what can be unknown.',
    problems: 'Kinds of problem',
    problemsIntro: 'The type of a problem points to a row below; detail is in English, detailZh in Chinese.',
    kind: 'Kind',
    status: 'Status',
    meaning: 'Meaning',
    parameter: 'Parameter',
    place: 'Where',
    type: 'Type',
    required: 'required',
    optional: 'optional',
    answers: 'Answers',
    field: 'Field',
    query: 'query',
    path: 'path',
  },
};
