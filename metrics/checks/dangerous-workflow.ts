import { defineCheck, fail, notApplicable, pass, unknown } from '../check.ts';
import { type Workflow, workflowsOf } from '../workflow.ts';

const privileged = new Set(['pull_request_target', 'workflow_run']);
const headRef = /github\.event\.(?:pull_request\.head\.|workflow_run\.head_)|github\.head_ref|refs\/pull\/|inputs\.ref/;
/** Values that whoever opens an issue or a change can choose. */
const untrusted =
  /\$\{\{[^}]{0,200}(?:github\.head_ref|github\.event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.default_branch))|comment\.body|review\.body|review_comment\.body|discussion\.(?:title|body)|pages[^}]{0,40}page_name|commits[^}]{0,60}(?:message|email|name)|head_commit\.(?:message|author\.(?:email|name))|workflow_run\.head_branch))[^}]{0,200}\}\}/;

interface Danger {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

function checkouts(workflow: Workflow): Danger[] {
  if (!workflow.triggers.some((trigger) => privileged.has(trigger))) return [];
  return workflow.jobs.flatMap((job) =>
    job.steps
      .filter((step) => step.uses?.startsWith('actions/checkout@') && headRef.test(step.inputs.get('ref') ?? ''))
      .map((step) => ({ path: workflow.path, line: step.line, text: `checkout of ${step.inputs.get('ref') ?? ''}` })),
  );
}

function injections(workflow: Workflow): Danger[] {
  return workflow.jobs.flatMap((job) =>
    job.steps.flatMap((step) => {
      const script = step.run ?? step.inputs.get('script') ?? '';
      const match = untrusted.exec(script);
      return match ? [{ path: workflow.path, line: step.line, text: match[0].slice(0, 200) }] : [];
    }),
  );
}

/** Workflows that hand write access or secrets to whoever opens a change. */
export const dangerousWorkflow = defineCheck({
  id: 'dangerous-workflow',
  name: { zh: '危险的工作流', en: 'Dangerous workflow' },
  question: {
    zh: '自动化工作流没有让外来代码或文字在有权限的环境里执行吗？',
    en: 'Do the workflows keep code and text from strangers away from their privileges?',
  },
  why: {
    zh: '检出外来分支后执行，或把标题、正文拼进脚本，等于把仓库密钥交给任何提交者。',
    en: 'Running a checked-out change, or pasting its title into a script, hands the secrets to whoever opened it.',
  },
  fix: {
    zh: '不要在 pull_request_target / workflow_run 里检出 head；外来文字先放进 env，再以 "$NAME" 引用。',
    en: 'Do not check out the head in pull_request_target or workflow_run; put foreign text into env and use it as "$NAME".',
  },
  category: 'security',
  weight: 10,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#dangerous-workflow',
  aliases: ['clomonitor:dangerous_workflow', 'scorecard:Dangerous-Workflow'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const workflows = workflowsOf(files);
    const searched = ['.github/workflows/*.yml', '.gitea/workflows/*.yml', '.gitcode/workflows/*.yml'];
    if (workflows.length === 0) {
      return notApplicable(
        { zh: '没有此类格式的工作流。', en: 'There are no workflows of this format.' },
        { searched },
      );
    }
    const dangers = workflows.flatMap((workflow) => [...checkouts(workflow), ...injections(workflow)]);
    if (dangers.length > 0) {
      return fail(
        {
          zh: `有 ${dangers.length} 处让外来内容在有权限的环境里执行。`,
          en: `${dangers.length} places run foreign content with privileges.`,
        },
        { evidence: dangers.slice(0, 20) },
      );
    }
    const broken = workflows.filter((workflow) => workflow.error !== null);
    if (broken.length > 0) {
      return unknown(
        { zh: `${broken.length} 个工作流文件无法解析。`, en: `${broken.length} workflow files cannot be parsed.` },
        { evidence: broken.map((workflow) => ({ path: workflow.path, line: null, text: workflow.error })) },
      );
    }
    return pass({
      zh: `看过 ${workflows.length} 个工作流，没有发现危险写法。`,
      en: `${workflows.length} workflows read, no dangerous pattern found.`,
    });
  },
});
