import { type CheckEvidence, defineCheck, partial, pass, unknown } from '../check.ts';
import { findDocument } from '../document.ts';
import { documentKinds } from '../document-kinds.ts';
import { absence } from '../presence.ts';
import { cleanQuote } from '../substance.ts';

const channel =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|\[at\]|private(?:ly)? (?:vulnerability |security )?report|report a vulnerability|security advisor(?:y|ies)|hackerone|bugcrowd|\bpgp\b|\bgpg\b|私密|非公开|不要公开|安全邮箱|邮件(?:至|到|联系)|漏洞报告平台|应急响应/i;
const deadline =
  /\b(?:within|in|under) (?:\d{1,3}|one|two|three|five|seven|ten|fourteen|thirty|ninety)(?:\s*\([^)]{1,20}\))?\s*(?:working |business )?(?:hours?|days?|weeks?)|\b\d{1,3}[- ](?:hours?|(?:business |working )?days?)\b|\d{1,3}\s*(?:个)?(?:小时|工作日|天|日)(?:内|之内|以内)?|[一二三五七十两]{1,3}(?:个)?(?:小时|工作日|天)(?:内|之内|以内)/i;

function quote(path: string, offset: number, text: string, pattern: RegExp): CheckEvidence | null {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => pattern.test(line.slice(0, 2000)));
  return index < 0 ? null : { path, line: index + 1 + offset, text: cleanQuote(lines[index] ?? '') };
}

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
    zh: '在 SECURITY.md 写明邮箱或平台的私密报告入口，并承诺期限，例如“72 小时内答复”。',
    en: 'Name an address or the platform’s private report in SECURITY.md and promise a time, as “we answer within 72 hours”.',
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
    const { found } = search;
    if (found === null) return absence(search, documentKinds.security);
    if (found.text === null) {
      return unknown(
        {
          zh: '安全策略不在仓库里，无法判断。',
          en: 'The security policy is not in the repository, so this cannot be decided.',
        },
        search,
      );
    }
    const how = quote(found.path, found.offset, found.text, channel);
    const when = quote(found.path, found.offset, found.text, deadline);
    const evidence = [how, when].filter((item) => item !== null);
    if (how && when)
      return pass(
        { zh: '写明了私密渠道和答复期限。', en: 'A private channel and a time to answer are named.' },
        { evidence },
      );
    if (how)
      return partial(
        0.6,
        { zh: '有私密渠道，没有答复期限。', en: 'A private channel is named, a time to answer is not.' },
        { evidence },
      );
    return partial(
      0.3,
      {
        zh: '有安全策略，但没有看到私密渠道。',
        en: 'There is a security policy, but no private channel was seen in it.',
      },
      { evidence: [...evidence, ...search.evidence] },
    );
  },
});
