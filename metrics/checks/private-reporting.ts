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

import { readYaml } from '#licenses/workflows/yaml-file.ts';
import { type CheckEvidence, defineCheck, type FileIndex, fail, partial, pass, unknown } from '../check.ts';
import { findDocument } from '../reading/document.ts';
import { contentOf } from '../reading/document-content.ts';
import { documentKinds } from '../reading/document-kinds.ts';
import { type Outline, readOutline } from '../reading/heading.ts';
import { readLinks, readUrls } from '../reading/link.ts';
import { around, findPhrases } from '../reading/phrase.ts';
import { absence } from '../reading/presence.ts';
import { insightsFiles } from '../reading/security-insights-file.ts';
import { cleanQuote } from '../reading/substance.ts';
import { resolveTarget } from '../reading/target.ts';

const channel =
  /(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?[[(<]at[\])>]\s?)[\w-]{1,63}(?:(?:\.|\s?[[(<]dot[\])>]\s?)[\w-]{1,63}){0,3}\.[a-z]{2,24}\b|\bprivate(?:ly)? (?:report|disclos|vulnerability|security (?:report|advisor|issue))|\bprivately\b|\bconfidential(?:ly)? (?:report|issue|e-?mail)|\/security\/advisories\b|\bsecurity advisor(?:y|ies)\b|\bhackerone\b|\bbugcrowd\b|\bsecurity@|\bpgp key\b|\bgpg key\b|私密|保密渠道|安全邮箱|邮件(?:至|到|发送|联系)|发送邮件|漏洞报告平台|漏洞奖励|安全应急响应中心|安全响应中心/i;
const period =
  /\b(?:within|in|under|after|before|of)\s(?:(?:up to|about|the next|a maximum of|at most)\s)?(?:\d{1,3}|one|two|three|five|seven|ten|fourteen|thirty|sixty|ninety)(?:\s?(?:-|–|to)\s?\d{1,3})?(?:\s?\([^)]{1,20}\))?[\s-]{0,2}(?:working |business |calendar )?(?:hours?|days?|weeks?)\b|\b\d{1,3}[\s-](?:working |business |calendar )?(?:hours?|days?|weeks?)\b|(?:\d{1,3}|[一二三五七十两]{1,3})\s{0,2}个?(?:小时|工作日|自然日|天|日|周)/i;
const answering =
  /\b(?:acknowledg|respon[ds]|reply|replies|answer|confirm|triag|get back|hear back|receive|assess|notif|feedback|initial)|答复|回复|响应|确认|反馈|回应|受理|评估/i;

const near = 100;

/** A period that stands within a hundred characters of a word for answering. */
function deadlineIn(outlines: readonly Outline[]): CheckEvidence | null {
  for (const outline of outlines) {
    for (const found of findPhrases(outline, period)) {
      const text = around(outline, found.line, 1, 1);
      const at = period.exec(text)?.index ?? 0;
      if (answering.test(text.slice(Math.max(0, at - near), at + near))) return found;
    }
  }
  return null;
}

/** Documents of the repository that the policy leads to by its name; null stands for one that was not read. */
function linkedFrom(files: FileIndex, outlines: readonly Outline[]): (Outline | null)[] {
  const paths = outlines.flatMap((outline) =>
    readLinks(outline).flatMap(({ text, target }) => {
      const to = resolveTarget(files, outline, target);
      const named = documentKinds.security.words.test(text) || documentKinds.security.words.test(target);
      return named && to.kind === 'file' ? [to.path] : [];
    }),
  );
  const known = new Set(outlines.map(({ path }) => path));
  return [...new Set(paths)]
    .filter((path) => !known.has(path))
    .slice(0, 10)
    .map((path) => {
      const text = files.text(path);
      return text === null ? null : readOutline(path, text);
    });
}

/** Mail addresses are never shown whole. */
function withoutAddress(evidence: CheckEvidence): CheckEvidence {
  return { ...evidence, text: evidence.text?.replace(/[\w.+-]{1,64}@/g, '…@') ?? null };
}

/** The contact that the Security Insights name for vulnerabilities, by version 2 or 1. */
function insightsContact(files: FileIndex): CheckEvidence | null {
  for (const { path } of insightsFiles(files)) {
    const yaml = readYaml(files.text(path) ?? '');
    const [root = null] = yaml.roots;
    const reporting = yaml.child(yaml.child(root, 'project'), 'vulnerability-reporting');
    const contact = yaml.child(yaml.child(reporting, 'contact'), 'email');
    const old = yaml.child(yaml.items(yaml.child(root, 'security-contacts'))[0], 'value');
    const text = yaml.scalar(contact) ?? yaml.scalar(old);
    if (text !== null)
      return { path, line: yaml.lineOf(yaml.scalar(contact) === null ? old : contact), text: cleanQuote(text) };
  }
  return null;
}

const saysNeither = {
  zh: '没有邮箱、私密报告入口，也没有答复期限。',
  en: 'It has no address, no private report and no time to answer.',
};

/** SEC-01: a private channel is named, and how soon somebody answers. */
export const privateReporting = defineCheck({
  id: 'private-reporting',
  name: { zh: '私密报告渠道与答复期限', en: 'Private channel and time to answer' },
  question: {
    zh: '安全策略写明了私密渠道和答复期限吗？',
    en: 'Does the security policy name a private channel and a time to answer?',
  },
  why: {
    zh: '报告者需要知道发给谁、多久会有人答复，否则往往转为公开。',
    en: 'Reporters need to know whom to write to and when an answer comes; otherwise they go public.',
  },
  fix: {
    zh: '在 SECURITY.md 写明，例如：\n\n## 报告漏洞\n请发邮件到 security@example.org，或使用平台的私密报告，不要公开提问题。我们在 72 小时内答复。',
    en: 'Say in SECURITY.md, for example:\n\n## Reporting a vulnerability\nWrite to security@example.org or use the platform’s private report; do not open a public issue. We answer within 72 hours.',
  },
  category: 'security',
  weight: 5,
  revision: 1,
  source: 'https://www.bestpractices.dev/en/criteria/0#0.vulnerability_report_private',
  aliases: ['gate:SEC-01'],
  gates: { sandbox: 'required', incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run({ files }) {
    const search = findDocument(files, documentKinds.security);
    if (search.found === null) return absence(search, documentKinds.security);
    const content = contentOf(files, search.found, documentKinds.security);
    const linked = linkedFrom(files, content.outlines);
    const outlines = [...content.outlines, ...linked.filter((outline) => outline !== null)];
    const outside =
      content.outside || linked.includes(null) || outlines.some((outline) => readUrls(outline).length > 0);
    const [told] = outlines.flatMap((outline) => findPhrases(outline, channel, 1));
    const how = told ?? insightsContact(files);
    const when = deadlineIn(outlines);
    const evidence = [how, when].filter((item) => item !== null).map(withoutAddress);
    const { searched } = search;
    if (how && when) {
      return pass(
        { zh: '写明了私密渠道和答复期限。', en: 'A private channel and a time to answer are named.' },
        { evidence, searched },
      );
    }
    if (outside && told === undefined) {
      return unknown(
        {
          zh: '安全策略的正文在别处，没有读到，无法判断。',
          en: 'The security policy goes on at a place that was not read, so this cannot be decided.',
        },
        { evidence: evidence.length > 0 ? evidence : search.evidence, searched },
      );
    }
    if (how) {
      return partial(
        0.6,
        { zh: '有私密渠道，没有答复期限。', en: 'A private channel is named, a time to answer is not.' },
        { evidence, searched },
      );
    }
    if (when) {
      return partial(
        0.3,
        { zh: '有答复期限，没有看到私密渠道。', en: 'A time to answer is named, a private channel was not seen.' },
        { evidence, searched },
      );
    }
    return fail(
      {
        zh: '有安全策略，但没有写私密渠道和答复期限。',
        en: 'There is a security policy, but it names neither a private channel nor a time to answer.',
      },
      { evidence: search.evidence, searched, nearestMiss: { path: search.found.path, why: saysNeither } },
    );
  },
});
