import { defineCheck, fail, pass } from '../check.ts';
import { ciCommands, usedActions, workflowsOf } from '../workflow.ts';

const action =
  /^(?:github\/codeql-action\/|sonarsource\/|snyk\/actions|semgrep\/|returntocorp\/semgrep|shiftleftsecurity\/|golangci\/golangci-lint-action|securego\/gosec|pyar-analysis|facebook\/infer|microsoft\/devskim|bearer\/)/i;
const command =
  /\b(?:codeql|sonar-scanner|semgrep|gosec|bandit|golangci-lint|cppcheck|clang-tidy|scan-build|spotbugs|brakeman|cargo (?:clippy|audit)|infer run|pmd\b|coverity|cov-build|codeql-analysis|flawfinder)\b/i;
const configured =
  /^(?:sonar-project\.properties|\.semgrep(?:\.ya?ml|\/.+)|\.github\/codeql\/.+|\.golangci\.(?:ya?ml|toml|json)|\.clang-tidy|\.bandit|qodana\.ya?ml)$/;

/** A static analyser looks at the code. */
export const sast = defineCheck({
  id: 'sast',
  name: { zh: '静态代码分析', en: 'Static analysis' },
  question: { zh: '有静态分析工具在检查代码吗？', en: 'Does a static analyser check the code?' },
  why: { zh: '许多常见缺陷在运行之前就能发现。', en: 'Many common defects can be found before anything runs.' },
  fix: {
    zh: '在持续集成里加入适合语言的分析工具，如 CodeQL、Semgrep、golangci-lint、clang-tidy、SpotBugs。',
    en: 'Add an analyser for your language to CI: CodeQL, Semgrep, golangci-lint, clang-tidy, SpotBugs.',
  },
  category: 'engineering',
  weight: 5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#sast',
  aliases: ['scorecard:SAST'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const used = usedActions(workflowsOf(files)).filter((use) => action.test(use.text));
    const run = ciCommands(files).filter((place) => command.test(place.text));
    const inCi = [...used, ...run];
    if (inCi.length > 0) {
      return pass(
        { zh: '持续集成会运行静态分析。', en: 'CI runs a static analyser.' },
        { evidence: inCi.slice(0, 5).map((place) => ({ ...place, text: place.text.slice(0, 200) })) },
      );
    }
    const [config] = files.match(configured);
    return fail(
      { zh: '持续集成里没有发现静态分析。', en: 'No static analyser was found in CI.' },
      {
        searched: ['.github/workflows/*.yml', '.gitlab-ci.yml', '.workflow/*.yml', 'Jenkinsfile'],
        nearestMiss: config
          ? {
              path: config.path,
              why: { zh: '有配置，但没有看到持续集成运行它', en: 'is configured, but CI was not seen to run it' },
            }
          : null,
      },
    );
  },
});
