import { defineManifest } from '../manifest.ts';

/** CMake: `project()` has no stable licence argument. */
export const cmake = defineManifest({
  id: 'cmake',
  name: { zh: 'CMake', en: 'CMake' },
  files: [/^CMakeLists\.txt$/],
  field: null,
  source: 'https://cmake.org/cmake/help/latest/command/project.html',
  read: () => null,
});
