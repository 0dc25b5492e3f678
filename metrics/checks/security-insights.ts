import { defineCheck, fail, pass } from '../check.ts';

const places = /^(?:\.github\/|\.gitlab\/|\.gitee\/)?security[-_]insights\.ya?ml$/i;

/** Machine-readable security facts of the project. */
export const securityInsights = defineCheck({
  id: 'security-insights',
  name: { zh: '安全信息清单', en: 'Security insights' },
  question: {
    zh: '有机器可读的 SECURITY-INSIGHTS.yml 吗？',
    en: 'Is there a machine-readable SECURITY-INSIGHTS.yml?',
  },
  why: {
    zh: '使用者的工具可以直接读到联系人、支持期限和安全实践。',
    en: 'Users’ tools can read contacts, support periods and practices from it.',
  },
  fix: {
    zh: '按 OpenSSF Security Insights 规范加入 SECURITY-INSIGHTS.yml。',
    en: 'Add SECURITY-INSIGHTS.yml after the OpenSSF Security Insights specification.',
  },
  category: 'security',
  weight: 1,
  revision: 1,
  source: 'https://github.com/ossf/security-insights-spec',
  aliases: ['clomonitor:security_insights'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const [found] = files.match(places);
    if (found && (files.text(found.path) ?? 'kept elsewhere').trim() !== '') {
      return pass(
        { zh: `有 ${found.path}。`, en: `${found.path} is there.` },
        { evidence: [{ path: found.path, line: null, text: null }] },
      );
    }
    return fail(
      { zh: '没有找到 SECURITY-INSIGHTS.yml。', en: 'No SECURITY-INSIGHTS.yml was found.' },
      {
        searched: [
          'SECURITY-INSIGHTS.yml',
          '.github/security-insights.yml',
          '.gitlab/security-insights.yml',
          '.gitee/security-insights.yml',
        ],
        nearestMiss: found ? { path: found.path, why: { zh: '文件是空的', en: 'the file is empty' } } : null,
      },
    );
  },
});
