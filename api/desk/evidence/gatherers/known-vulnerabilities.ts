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

import { dependencyPlaces } from '../dependency-files.ts';
import { withCode } from '../finding.ts';
import { defineGatherer } from '../gatherer.ts';

const source = 'dependency-files';

export const knownVulnerabilities = defineGatherer({
  id: 'known-vulnerabilities',
  summary: {
    zh: '依赖文件在哪里；漏洞要用 tongming check 和漏洞库查',
    en: 'Where the dependency files are; vulnerabilities take tongming check and its advisories',
  },
  thresholds: {
    days: { name: { zh: '中危以上最多未修几天', en: 'days open at most, medium or worse' }, otherwise: 60 },
  },
  gather: (facts) =>
    withCode(facts, source, (code) => {
      const { count, places } = dependencyPlaces(code);
      if (count === 0) {
        return {
          status: 'unknown',
          reason: {
            zh: '没有找到依赖文件；项目自身代码的漏洞公告需人工查询。',
            en: 'No dependency files were found; advisories on the project’s own code must be looked up by hand.',
          },
          source,
        };
      }
      return {
        status: 'unknown',
        reason: {
          zh: `有 ${count} 个依赖文件，服务器上没有漏洞库可比对。`,
          en: `Dependency files: ${count}. The server has no advisories to compare them with.`,
        },
        places,
        coverage: 0,
        fix: {
          zh: '运行 `tongming check`（自带离线漏洞库及其日期），把报告附在申请里。',
          en: 'Run `tongming check`, which has dated offline advisories, and attach its report.',
        },
        source,
      };
    }),
});
