import type { CheckOutcome } from '../check.ts';
import { defineCheck, fail, notApplicable, partial, pass, unknown } from '../check.ts';
import { ciFiles } from '../workflow.ts';
import { dangerousWorkflow } from './dangerous-workflow.ts';
import { pinnedDependencies } from './pinned-dependencies.ts';
import { tokenPermissions } from './token-permissions.ts';

function worth(outcome: CheckOutcome): number | null {
  return outcome.score;
}

/** SEC-03: permissions, untrusted checkouts and pinning together, as the gate asks. */
export const workflowHygiene = defineCheck({
  id: 'workflow-hygiene',
  name: { zh: '工作流卫生', en: 'Workflow hygiene' },
  question: {
    zh: '工作流的权限、外来代码和依赖固定都过关吗？',
    en: 'Do the workflows pass on permissions, foreign code and pinning?',
  },
  why: {
    zh: '构建流程能改代码、发版本，是供应链攻击的首选目标。',
    en: 'The build can change code and publish; supply-chain attacks go for it first.',
  },
  fix: {
    zh: '逐项处理“危险的工作流”“令牌权限”“固定构建依赖”三个检查项。',
    en: 'Work through the checks “Dangerous workflow”, “Token permissions” and “Pinned dependencies”.',
  },
  category: 'security',
  weight: 3,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md',
  aliases: ['gate:SEC-03'],
  gates: { incubating: 'required', graduated: 'required' },
  needs: ['files'],
  run(facts) {
    const outcomes = [dangerousWorkflow, tokenPermissions, pinnedDependencies].map((check) => check.run(facts));
    if (ciFiles(facts.files).length === 0) {
      return notApplicable(
        { zh: '没有工作流。', en: 'There are no workflows.' },
        { searched: ['.github/workflows/*.yml', '.workflow/*.yml', '.gitlab-ci.yml'] },
      );
    }
    const scores = outcomes.map(worth).filter((score) => score !== null);
    if (scores.length === 0)
      return unknown({ zh: '这些工作流的格式还不能判断。', en: 'Workflows of this format cannot be judged yet.' });
    const lowest = Math.min(...scores);
    const evidence = outcomes.flatMap((outcome) => (outcome.score === 1 ? [] : outcome.evidence)).slice(0, 20);
    if (lowest === 1) return pass({ zh: '三项都通过。', en: 'All of them pass.' });
    const message = { zh: '至少一项没有通过，见证据。', en: 'At least one does not pass; see the evidence.' };
    // A dangerous workflow cannot be made up for by pinning.
    if (outcomes[0]?.status === 'fail') return fail(message, { evidence });
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return mean === 0 ? fail(message, { evidence }) : partial(mean, message, { evidence });
  },
});
