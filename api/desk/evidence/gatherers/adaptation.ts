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

import type { CheckEvidence } from '#metrics/check.ts';
import { findReadmes } from '#metrics/reading/readme.ts';
import { runsTests } from '#metrics/reading/test-command.ts';
import { workflowsOf } from '#metrics/reading/workflow.ts';
import type { CodeFacts } from '../facts.ts';
import { placeIn, units, withCode } from '../finding.ts';
import { defineGatherer, type Finding } from '../gatherer.ts';

const source = 'workflows';

/** Names that mean the same target; Loongson’s MIPS machines are no LoongArch, and Apache Kylin no operating system. */
const targets: readonly RegExp[] = [
  /(?<![\w-])(?:x86[_-]64|amd64|x64)(?![\w-])/i,
  /(?<![\w])(?:aarch64|arm64|linux\/arm64|鲲鹏|飞腾|kunpeng|phytium)(?![\w])|(?<=-)arm(?![\w])/i,
  /(?<![\w])(?:loong(?:arch)?64|loongarch|龙芯|龙架构)(?![\w])/i,
  /(?<![\w])(?:riscv64(?:gc)?|risc-v)(?![\w])/i,
  /(?<![\w])openeuler/i,
  /(?<![\w])openkylin|银河麒麟|开放麒麟/i,
  /(?<![\w])(?:deepin|uos|统信)(?![\w])/i,
  /(?<![\w])(?:anolis(?:os)?|openanolis|龙蜥)/i,
  /(?<![\w])opencloudos/i,
];

interface Seen {
  readonly level: number;
  readonly at: CheckEvidence | null;
}

function inWorkflows(code: CodeFacts, target: RegExp): Seen[] {
  return workflowsOf(code.facts.files).flatMap(({ path, jobs }) =>
    jobs.flatMap((job) => {
      const step = job.steps.find(({ run, inputs }) => target.test([run ?? '', ...inputs.values()].join('\n')));
      const machine = job.runsOn.find((label) => target.test(label));
      if (step === undefined && machine === undefined) return [];
      const tested = job.steps.some(({ run, inputs }) =>
        [...(run ?? '').split('\n'), ...[...inputs.values()].flatMap((value) => value.split('\n'))].some((line) =>
          runsTests(line.trim()),
        ),
      );
      const emulated = job.steps.some(({ uses }) => uses !== null && /run-on-arch|setup-qemu|vmactions/.test(uses));
      const runs = tested && (machine !== undefined || emulated);
      return [{ level: runs ? 3 : 2, at: { path, line: step?.line ?? job.line, text: machine ?? job.id } }];
    }),
  );
}

function inReadmes(code: CodeFacts, target: RegExp): Seen[] {
  return findReadmes(code.facts.files).flatMap(({ path, outline }) => {
    const line = outline.lines.findIndex(({ text }) => target.test(text.slice(0, 400)));
    return line < 0 ? [] : [{ level: 1, at: { path, line: line + 1, text: null } }];
  });
}

/** The best evidence for what one line of the form declares; level 0 = none was seen, null = no target that is known here. */
function evidenceFor(code: CodeFacts, declared: string): Seen | null {
  const target = targets.find((one) => one.test(declared));
  if (target === undefined) return null;
  const seen = [...inWorkflows(code, target), ...inReadmes(code, target)];
  return seen.toSorted((a, b) => b.level - a.level)[0] ?? { level: 0, at: null };
}

function judge(code: CodeFacts, declared: readonly string[], needed: number): Finding {
  const found = declared.map((line) => ({ line, seen: evidenceFor(code, line) }));
  const least = Math.min(...found.map(({ seen }) => seen?.level ?? 0));
  const short = found.filter(({ seen }) => (seen?.level ?? 0) < needed).map(({ line }) => line.slice(0, 60));
  return {
    status: short.length === 0 ? 'pass' : 'unknown',
    reason:
      short.length === 0
        ? { zh: '声明的目标都有相应级别的证据。', en: 'Every declared target has evidence of the level asked for.' }
        : {
            zh: `没有在流水线里看到足够的证据：${short.join('；')}。构建矩阵和别处的流水线看不到，请看提交的记录。`,
            en: `Not enough was seen in workflows for: ${short.join('; ')}. Matrices and pipelines elsewhere are not seen: look at the records handed in.`,
          },
    measured: { value: least, unit: units.level, threshold: needed },
    places: found.flatMap(({ seen }) => (seen?.at ? [placeIn(code, seen.at)] : [])),
    fix: {
      zh: '为每个目标加一条在该架构或系统上运行测试的流水线，或附上互认证书和测试报告。',
      en: 'Add a pipeline that runs the tests on each target, or attach certificates and test reports.',
    },
    source,
  };
}

export const adaptation = defineGatherer({
  id: 'adaptation',
  summary: {
    zh: '申请里声明的架构和操作系统，在流水线里的证据：1 声明、2 构建、3 测试',
    en: 'Evidence in workflows for the architectures and systems declared in the application: 1 claimed, 2 built, 3 tested',
  },
  thresholds: { level: { name: { zh: '证据级别至少', en: 'level at least' }, otherwise: 2 } },
  gather: (facts, { thresholds: { level } }) =>
    withCode(facts, source, (code) => {
      const declared = facts.case?.targets ?? [];
      if (declared.length > 0) return judge(code, declared, level);
      return facts.case === null
        ? {
            status: 'unknown',
            reason: {
              zh: '适配目标在申请里声明，这里没有申请可看。',
              en: 'Targets are declared in an application, and there is none here.',
            },
            source,
          }
        : {
            status: 'not-applicable',
            reason: { zh: '申请没有声明适配目标。', en: 'The application declares no targets.' },
            source,
          };
    }),
});
