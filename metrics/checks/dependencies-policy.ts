import { defineCheck, fail, pass } from '../check.ts';
import { cleanQuote } from '../substance.ts';

const manifest = /^(?:\.github\/|\.gitlab\/|\.gitee\/)?security[-_]insights\.ya?ml$/i;
const field =
  /^\s*(?:env-dependencies-policy|dependencies-policy|dependency-management-policy|third-party-packages-policy)\s*:/;
const document =
  /^(?:docs?\/|\.github\/|\.gitee\/)?(?:dependenc(?:y|ies)[-_ ]?(?:management|policy)|依赖管理|依赖策略|第三方依赖管理)[\w.-]*\.(?:md|rst|adoc|txt)$/i;

/** A written rule for taking and updating dependencies. */
export const dependenciesPolicy = defineCheck({
  id: 'dependencies-policy',
  name: { zh: '依赖策略', en: 'Dependencies policy' },
  question: {
    zh: '写明了怎样引入和更新依赖吗？',
    en: 'Is there a written policy for taking and updating dependencies?',
  },
  why: {
    zh: '引入依赖就是信任别人的代码，需要有规则可循。',
    en: 'Taking a dependency is trusting someone else’s code; it needs a rule.',
  },
  fix: {
    zh: '在 SECURITY-INSIGHTS.yml 的 dependencies 部分写 env-dependencies-policy，或加 docs/dependency-policy.md：怎样评估、谁批准、多久更新。',
    en: 'Fill env-dependencies-policy in SECURITY-INSIGHTS.yml, or add docs/dependency-policy.md: how they are judged, who approves, how often they are updated.',
  },
  category: 'security',
  weight: 2,
  revision: 1,
  source: 'https://clomonitor.io/docs/topics/checks/#dependencies-policy',
  aliases: ['clomonitor:dependencies_policy'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    for (const file of files.match(manifest)) {
      const lines = (files.text(file.path) ?? '').split('\n');
      const index = lines.findIndex((line) => field.test(line.slice(0, 500)));
      if (index >= 0) {
        return pass(
          { zh: '安全信息清单里写明了依赖策略。', en: 'The security insights name a dependencies policy.' },
          { evidence: [{ path: file.path, line: index + 1, text: cleanQuote(lines[index] ?? '') }] },
        );
      }
    }
    const [found] = files.match(document).filter((file) => (file.size ?? 0) > 0);
    if (found)
      return pass(
        { zh: `依赖策略是 ${found.path}。`, en: `The policy is ${found.path}.` },
        { evidence: [{ path: found.path, line: null, text: null }] },
      );
    return fail(
      { zh: '没有找到依赖策略。', en: 'No dependencies policy was found.' },
      {
        searched: [
          'SECURITY-INSIGHTS.yml: dependencies.env-dependencies-policy',
          'docs/dependency-policy.md',
          'docs/依赖管理.md',
        ],
      },
    );
  },
});
