import { type CheckEvidence, defineCheck, fail, notApplicable, partial, pass } from '../check.ts';
import { ciCommands, type Placed, usedActions, workflowsOf } from '../workflow.ts';

const pinnedAction = /@[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const pinnedImage = /@sha256:[0-9a-f]{64}/;
const fromLine = /^\s*FROM\s+(?:--platform=\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?/i;
const pipedScript = /\b(?:curl|wget)\b[^|;&]{0,300}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/;
const looseInstall =
  /\b(?:npm (?:install|i)(?: -g)? (?!--|\.)[@\w]|pip3? install (?!-r |-e |\.|--require-hashes)[\w]|go install \S+@latest)/;

interface Use {
  readonly place: Placed;
  readonly pinned: boolean;
}

function images(path: string, text: string): Use[] {
  const stages = new Set<string>(['scratch']);
  const uses: Use[] = [];
  text.split('\n').forEach((line, index) => {
    const match = fromLine.exec(line);
    const image = match?.[1];
    if (image === undefined) return;
    if (!stages.has(image.toLowerCase()) && !image.startsWith('$')) {
      uses.push({ place: { path, line: index + 1, text: image.slice(0, 200) }, pinned: pinnedImage.test(image) });
    }
    if (match?.[2]) stages.add(match[2].toLowerCase());
  });
  return uses;
}

function evidenceOf(uses: readonly Use[]): CheckEvidence[] {
  return uses
    .filter((use) => !use.pinned)
    .slice(0, 20)
    .map((use) => use.place);
}

/** What the build pulls in is fixed by content, not by a name that can move. */
export const pinnedDependencies = defineCheck({
  id: 'pinned-dependencies',
  name: { zh: '固定构建依赖', en: 'Pinned dependencies' },
  question: {
    zh: '构建时引入的动作、镜像和脚本都固定到内容哈希了吗？',
    en: 'Are the actions, images and scripts that the build pulls in pinned to their content?',
  },
  why: {
    zh: '标签可以被重新指向；被劫持的上游会在下一次构建时直接进入产物。',
    en: 'Tags can be moved; a hijacked upstream then enters your next build.',
  },
  fix: {
    zh: '动作写成 uses: owner/name@<40 位提交号>，镜像写成 name@sha256:…，安装用锁文件（npm ci、pip --require-hashes）。',
    en: 'Write uses: owner/name@<40-digit commit>, images as name@sha256:…, and install from lock files (npm ci, pip --require-hashes).',
  },
  category: 'security',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#pinned-dependencies',
  aliases: ['scorecard:Pinned-Dependencies'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const actions = usedActions(workflowsOf(files))
      .filter((use) => !use.text.startsWith('./'))
      .map((place) => ({ place, pinned: pinnedAction.test(place.text) || pinnedImage.test(place.text) }));
    const dockerfiles = files.match(/(?:^|\/)(?:dockerfile|containerfile)(?:\.[\w.-]+)?$/);
    const bases = dockerfiles.flatMap((file) => images(file.path, files.text(file.path) ?? ''));
    const scripts = ciCommands(files)
      .filter((command) => pipedScript.test(command.text) || looseInstall.test(command.text))
      .map((place) => ({ place, pinned: false }));
    const uses = [...actions, ...bases, ...scripts];
    if (uses.length === 0) {
      return notApplicable(
        {
          zh: '没有发现构建时引入的动作、镜像或脚本。',
          en: 'The build pulls in no actions, images or scripts that were found.',
        },
        { searched: ['.github/workflows/*.yml', '**/Dockerfile', '.gitlab-ci.yml', '.workflow/*.yml'] },
      );
    }
    const pinned = uses.filter((use) => use.pinned).length;
    const message = {
      zh: `${uses.length} 处引入中有 ${pinned} 处固定到内容。`,
      en: `${pinned} of ${uses.length} are pinned to their content.`,
    };
    if (pinned === uses.length) return pass(message);
    return pinned === 0
      ? fail(message, { evidence: evidenceOf(uses) })
      : partial(pinned / uses.length, message, { evidence: evidenceOf(uses) });
  },
});
