import { defineCheck, fail, pass } from '../check.ts';
import { usedActions, workflowsOf } from '../workflow.ts';

const places =
  /(?:^|\/)(?:\.clusterfuzzlite\/dockerfile|oss-fuzz\/.+|fuzz\/fuzz_targets\/.+\.rs|[\w-]*fuzz(?:er|_test|ing)?s?\/[^/]+\.(?:c|cc|cpp|go|rs|py|java|js|ts)|[\w-]+_fuzzer\.(?:c|cc|cpp|py)|fuzz_[\w-]+\.(?:c|cc|cpp|go|rs|py)|[\w-]*fuzz(?:ing)?_test\.go)$/i;
const action = /^google\/(?:clusterfuzzlite|oss-fuzz)\//i;

/** Random input is thrown at the parts that read input. */
export const fuzzing = defineCheck({
  id: 'fuzzing',
  name: { zh: '模糊测试', en: 'Fuzzing' },
  question: { zh: '项目有模糊测试吗？', en: 'Is the project fuzzed?' },
  why: {
    zh: '解析外部输入的代码，最容易被随机数据打出内存错误与崩溃。',
    en: 'Code that reads foreign input breaks most easily on random data.',
  },
  fix: {
    zh: '为解析输入的入口写模糊测试（Go 的 FuzzXxx、cargo fuzz、libFuzzer、Jazzer），并在 ClusterFuzzLite 或持续集成里定期运行。',
    en: 'Write fuzz targets for the entry points (Go FuzzXxx, cargo fuzz, libFuzzer, Jazzer) and run them by ClusterFuzzLite or in CI.',
  },
  category: 'engineering',
  weight: 2.5,
  revision: 1,
  source: 'https://github.com/ossf/scorecard/blob/main/docs/checks.md#fuzzing',
  aliases: ['scorecard:Fuzzing'],
  gates: {},
  needs: ['files'],
  run({ files }) {
    const used = usedActions(workflowsOf(files)).filter((use) => action.test(use.text));
    const targets = files
      .match(places)
      .filter((file) => !/(?:^|\/)(?:vendor|third_party|node_modules)\//.test(file.path));
    const evidence = [...used, ...targets.map((file) => ({ path: file.path, line: null, text: null }))].slice(0, 10);
    if (evidence.length > 0)
      return pass(
        {
          zh: `发现 ${used.length + targets.length} 处模糊测试。`,
          en: `${used.length + targets.length} fuzz targets or runs found.`,
        },
        { evidence },
      );
    return fail(
      { zh: '没有发现模糊测试。', en: 'No fuzz targets were found.' },
      {
        searched: [
          '.clusterfuzzlite/',
          'fuzz/fuzz_targets/*.rs',
          '**/fuzz/*',
          '**/*_fuzzer.*',
          '**/fuzz_*.*',
          '**/*fuzz_test.go',
        ],
      },
    );
  },
});
