import { defineCheck, fail, pass } from '../check.ts';

const places =
  /^(?:\.github\/dependabot\.ya?ml|(?:\.github\/|\.gitlab\/|\.gitea\/)?renovate\.json5?|\.renovaterc(?:\.json5?)?|\.pyup\.ya?ml|\.scala-steward\.conf|\.lift\.toml|\.github\/sonatype-lift\.toml)$/i;

/** A tool keeps dependencies up to date. */
export const dependencyUpdateTool = defineCheck({
  id: 'dependency-update-tool',
  name: { zh: '依赖更新工具', en: 'Dependency update tool' },
  question: { zh: '有工具自动提出依赖更新吗？', en: 'Does a tool propose dependency updates?' },
  why: {
    zh: '过期依赖里的已知漏洞，是最常被利用的入口。',
    en: 'Known holes in old dependencies are what is exploited most.',
  },
  fix: {
    zh: '加入 .github/dependabot.yml 或 renovate.json（Renovate 也支持 GitLab、Gitea 与自建平台）。',
    en: 'Add .github/dependabot.yml or renovate.json (Renovate also runs on GitLab, Gitea and self-hosted platforms).',
  },
  category: 'security',
  weight: 7.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#dependency-update-tool',
  aliases: ['clomonitor:dependency_update_tool', 'scorecard:Dependency-Update-Tool'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const found = files.match(places);
    if (found.length > 0) {
      return pass(
        { zh: '配置了依赖更新工具。', en: 'A dependency update tool is configured.' },
        { evidence: found.map((file) => ({ path: file.path, line: null, text: null })) },
      );
    }
    return fail(
      { zh: '没有找到依赖更新工具的配置。', en: 'No configuration of a dependency update tool was found.' },
      {
        searched: [
          '.github/dependabot.yml',
          'renovate.json',
          '.github/renovate.json',
          '.gitlab/renovate.json',
          '.renovaterc',
          '.pyup.yml',
          '.scala-steward.conf',
        ],
      },
    );
  },
});
