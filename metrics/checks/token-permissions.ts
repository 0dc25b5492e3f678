import { type CheckEvidence, defineCheck, fail, notApplicable, partial, pass } from '../check.ts';
import { type Workflow, workflowsOf } from '../workflow.ts';

const risky = new Set([
  'contents',
  'packages',
  'actions',
  'deployments',
  'security-events',
  'statuses',
  'checks',
  'id-token',
]);

function writesAtTop(workflow: Workflow): boolean {
  const granted = workflow.permissions;
  if (granted === null) return false;
  return (
    granted.get('*') === 'write-all' || [...granted].some(([scope, level]) => risky.has(scope) && level === 'write')
  );
}

function unlimited(workflow: Workflow): boolean {
  return (
    workflow.permissions === null &&
    !(workflow.jobs.length > 0 && workflow.jobs.every((job) => job.permissions !== null))
  );
}

function place(workflow: Workflow, text: string): CheckEvidence {
  return { path: workflow.path, line: workflow.permissionsLine, text };
}

/** Least privilege of the token that workflows run with. */
export const tokenPermissions = defineCheck({
  id: 'token-permissions',
  name: { zh: '令牌权限', en: 'Token permissions' },
  question: { zh: '每个工作流都把令牌权限收到最小了吗？', en: 'Does every workflow limit its token to what it needs?' },
  why: {
    zh: '默认令牌可能可写；任何一步被攻破，就能改代码、发版本。',
    en: 'The default token may write; one compromised step can then change code and publish releases.',
  },
  fix: {
    zh: '在每个工作流顶层写 permissions: { contents: read }，需要写权限的任务在自己的 job 里单独声明。',
    en: 'Put permissions: { contents: read } at the top of each workflow and grant more in the one job that needs it.',
  },
  category: 'security',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions',
  aliases: ['clomonitor:token_permissions', 'scorecard:Token-Permissions'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const workflows = workflowsOf(files).filter((workflow) => workflow.error === null);
    if (workflows.length === 0) {
      return notApplicable(
        { zh: '没有此类格式的工作流。', en: 'There are no workflows of this format.' },
        { searched: ['.github/workflows/*.yml'] },
      );
    }
    const writing = workflows.filter(writesAtTop);
    const open = workflows.filter(unlimited);
    const evidence = [
      ...writing.map((workflow) => place(workflow, 'write at the top level')),
      ...open.map((workflow) => place(workflow, 'no permissions declared')),
    ].slice(0, 20);
    const bad = writing.length + open.length;
    if (bad === 0)
      return pass({
        zh: `${workflows.length} 个工作流都限制了权限。`,
        en: `All ${workflows.length} workflows limit their token.`,
      });
    const message = {
      zh: `${workflows.length} 个工作流中有 ${bad} 个没有收紧令牌权限。`,
      en: `${bad} of ${workflows.length} workflows do not limit their token.`,
    };
    return bad === workflows.length
      ? fail(message, { evidence })
      : partial(1 - bad / workflows.length, message, { evidence });
  },
});
